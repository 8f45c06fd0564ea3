/** Dates that cannot be, or are questioned. */
export const dateTexts = {
  'imprecise-date': {
    en: 'With precision "{precision}" write the first day of the {precision}; {on} is not.',
    vi: 'Với độ chính xác "{precision}" hãy ghi ngày đầu kỳ; {on} không phải.',
  },
  'date-stated-twice': {
    en: 'The date is stated as one that is not known: it has no precision "{precision}" beside that. Leave effectivePrecision out, and put the precision into dateStated.',
    vi: 'Ngày đã được nêu là chưa xác định: không kèm độ chính xác "{precision}". Hãy bỏ effectivePrecision và ghi độ chính xác trong dateStated.',
  },
  'assumed-outside-stated': {
    en: 'The assumed date {on} cannot be: by what is stated it lies between {first} and {last}.',
    vi: 'Ngày giả định {on} không phù hợp: theo nội dung được nêu, ngày đó phải từ {first} đến {last}.',
  },
  'issued-after-recording': {
    en: 'The instrument {number} is dated {issuedOn}, but is recorded by {recordedOn} already: what is not issued yet cannot be recorded. Correct the date; if it is right, acknowledge it with a reference.',
    vi: 'Văn bản số {number} đề ngày ban hành {issuedOn}, nhưng đã ghi sổ chậm nhất ngày {recordedOn}: không thể ghi sổ văn bản chưa ban hành. Hãy sửa ngày ban hành; nếu ngày đó đúng, hãy xác nhận kèm số văn bản.',
  },
} as const satisfies Record<string, { en: string; vi: string }>;
