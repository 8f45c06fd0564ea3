/** What a register's definitions of measures ask for. */
export const measureTexts = {
  'measure-not-whole': {
    en: '"{measure}" counts in whole numbers, and {value} is none. Correct it; where the register makes this a warning, acknowledge it with a reference.',
    vi: 'Chỉ tiêu "{measure}" chỉ nhận số nguyên, {value} không phải số nguyên. Hãy sửa lại; nếu sổ chỉ quy định là cảnh báo, hãy xác nhận kèm số văn bản.',
  },
  'measure-out-of-range': {
    en: '"{measure}" takes values {range}, not {value}. Correct it; where the register makes this a warning, acknowledge it with a reference.',
    vi: 'Chỉ tiêu "{measure}" chỉ nhận giá trị {range}, không nhận {value}. Hãy sửa lại; nếu sổ chỉ quy định là cảnh báo, hãy xác nhận kèm số văn bản.',
  },
  'measure-not-for-kind': {
    en: 'A {kind} has no "{measure}" ({organization}, {value}). Kinds that have: {legal}. Correct it; where the register makes this a warning, acknowledge it with a reference.',
    vi: 'Loại {kind} không có chỉ tiêu "{measure}" ({organization}, {value}). Các loại có chỉ tiêu này: {legal}. Hãy sửa lại; nếu sổ chỉ quy định là cảnh báo, hãy xác nhận kèm số văn bản.',
  },
  'limits-reversed': {
    en: '"{code}" takes no value: its least, {least}, is above its most, {most}.',
    vi: 'Chỉ tiêu "{code}" không nhận giá trị nào: mức tối thiểu {least} lớn hơn mức tối đa {most}.',
  },
} as const satisfies Record<string, { en: string; vi: string }>;
