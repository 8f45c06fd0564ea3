import type * as english from '../en/fields.js';
import type { Translated } from '../translated.js';

/** What a field or a parameter has to be. */
export const field = {
  'each-value': 'mỗi giá trị trong {property}',
  string: '{property} phải là văn bản',
  boolean: '{property} phải là true hoặc false',
  integer: '{property} phải là số nguyên',
  number: '{property} phải là một số hữu hạn',
  object: '{property} phải là một đối tượng JSON',
  array: '{property} phải là một mảng JSON',
  nested: '{property} phải là một đối tượng hoặc mảng JSON',
  'each-nested': 'mỗi giá trị trong {property} phải là một đối tượng hoặc mảng JSON',
  'max-length': '{property} dài nhất {max} ký tự',
  min: '{property} không được nhỏ hơn {min}',
  max: '{property} không được lớn hơn {max}',
  'one-of': '{property} phải là một trong các giá trị: {values}',
  unique: 'các phần tử của {property} không được trùng nhau',
  'not-empty': '{property} không được để trống',
  'max-size': '{property} có nhiều nhất {max} phần tử',
  unknown: 'không có trường {property}',
  other: 'không đúng quy định ({detail})',

  amount: '{property} phải là 0, hoặc một số có độ lớn từ 10^-9 đến 10^15',
  'stated-kind': '{property} phải có kind: {kinds}',
  'stated-extra': '{property} loại {kind} không có trường {field}',
  'stated-precision': '{property} phải có precision là {precisions}',
  'stated-date': '{property} phải có {field}: một ngày có thật, viết theo dạng YYYY-MM-DD',
  'stated-first-of-month': '{property} phải có {field}: ngày đầu của tháng',
  'stated-first-of-year': '{property} phải có {field}: ngày đầu của năm',
  'stated-order': '{property} phải kết thúc sau khi bắt đầu',
  'stated-no-day': '{property} không để lại ngày nào có thể xảy ra',
  'not-blank': '{property} không được chỉ gồm khoảng trắng',
  code: '{property} phải là một mã: tối đa 64 chữ cái, chữ số và . _ -, bắt đầu bằng chữ cái hoặc chữ số',
  id: '{property} phải là mã định danh: tối đa 64 chữ cái, chữ số và . _ : -, bắt đầu bằng chữ cái hoặc chữ số',
  'decision-id': '{property} phải là mã của một quyết định: tối đa 128 chữ cái, chữ số và . _ : / -',
  sha256: '{property} phải là giá trị SHA-256 viết bằng số thập lục phân chữ thường',
  date: '{property} phải là một ngày có thật, viết theo dạng YYYY-MM-DD',
  texts: '{property} phải là một đối tượng gồm các văn bản không trống, mỗi văn bản tối đa 500 ký tự',
  terms:
    '{property} phải gồm các số hạng: một số, published:<số liệu> hoặc <mã>.<mặt>, có dấu - ở trước nếu trừ đi',
  'no-change': 'một quyết định phải có ít nhất một thay đổi',
  'too-deep': 'lồng nhau quá nhiều cấp',
  'known-at': '{property} phải là số của bản ghi, hoặc một thời điểm theo ISO 8601 có múi giờ',
  register: 'hãy nêu sổ cần mở: "register": "<mã sổ>"',
} as const satisfies Translated<typeof english.field>;

/** What a parameter of a request takes. */
export const parameter = {
  unknown: 'Ở đây không có tham số "{parameter}".',
  date: '{property} nhận một ngày có thật, viết theo dạng YYYY-MM-DD',
  moment: '{property} nhận một thời điểm theo ISO 8601 có múi giờ, ví dụ 2020-10-01T08:00:00Z',
  'known-at':
    '{property} nhận số của một bản ghi, hoặc một thời điểm theo ISO 8601 có múi giờ, ví dụ 2020-10-01T08:00:00Z',
  text: '{property} nhận một văn bản không trống',
  whole: '{property} nhận một số nguyên từ {min} đến {max}',
  choice: '{property} nhận một trong: {choices}',
  codes: '{property} nhận các mã, cách nhau bằng dấu phẩy',
  'not-before-from': '{property} không được trước from',
  'one-date': '{property} là ngày của cả hai trạng thái: hãy bỏ tham số này, hoặc bỏ from và to',
  'not-with-known-at': '{property} không dùng cùng với knownAt',
  'with-known-from': '{property} chỉ dùng cùng với knownFrom',
  'unknown-beside-dry-run': 'Không có tham số {parameter}; chỉ có dryRun.',
  'dry-run': 'dryRun là true hoặc false.',
  slug: 'Mã sổ chỉ gồm chữ thường, chữ số và dấu gạch nối, tối đa 63 ký tự.',
  'idempotency-key':
    'Mã quyết định bắt đầu bằng chữ cái hoặc chữ số; tiếp theo có thể có . _ : / - ; tối đa 128 ký tự.',
  'if-match': 'If-Match nhận số của bản ghi đã xem, như ETag đã trả: "42".',
  actor: 'X-Actor nhận tối đa 200 ký tự in được.',
} as const satisfies Translated<typeof english.parameter>;

/** What does not hold together in the definition of a report. */
export const definition = {
  'defined-twice': '{code} được định nghĩa hai lần',
  'one-selection': 'phần {code} phải có đúng một trong hai: select hoặc changes',
  'apart-or-option': 'phần {code} hoặc nêu riêng, hoặc theo một tùy chọn, không thể cả hai',
  'ledger-or-flow': 'số liệu {figure} đối chiếu với ledger hoặc flow, không thể cả hai',
  'one-check': 'điểm cần lưu ý {code} phải có đúng một trong: {checks}',
  'foreign-flow': '{effect} không bao giờ có hình thức {flow}',
  'nothing-named': 'không có gì mang tên {name}',
} as const satisfies Translated<typeof english.definition>;
