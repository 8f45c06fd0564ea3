import { kindTexts } from './kind-texts.js';

/** Every code of a problem, with its text in both languages. Placeholders are filled from the problem's params. */
export const problemTexts = {
  'invalid-field': {
    en: '{detail}',
    vi: 'Trường không hợp lệ: {detail}',
  },
  'unknown-change-kind': {
    en: '"{kind}" is no kind of change. Use one of: {known}.',
    vi: '"{kind}" không phải là loại thay đổi. Dùng một trong: {known}.',
  },
  'invalid-text': {
    en: 'The text holds a character that cannot be stored (a lone surrogate or a control character). Remove it.',
    vi: 'Văn bản có ký tự không lưu được (surrogate lẻ hoặc ký tự điều khiển). Hãy bỏ ký tự đó.',
  },
  'unknown-register': {
    en: 'There is no register "{register}". Open it first: POST /registers.',
    vi: 'Không có sổ "{register}". Hãy mở sổ trước: POST /registers.',
  },
  'register-exists': {
    en: 'The register "{register}" is already open.',
    vi: 'Sổ "{register}" đã được mở.',
  },
  'instrument-exists': {
    en: 'Decision {decision} already carries the instrument {number} of {issuedOn}. The same instrument cannot be issued twice.',
    vi: 'Quyết định {decision} đã mang văn bản số {number} ngày {issuedOn}. Một văn bản không thể ban hành hai lần.',
  },
  'unknown-report': {
    en: 'The register defines no version {version} of report "{report}". Known versions: {known}.',
    vi: 'Sổ không có phiên bản {version} của mẫu báo cáo "{report}". Các phiên bản: {known}.',
  },
  'unknown-revision': {
    en: 'A report cannot be known at revision {knownAt}: the register has come to {revision}.',
    vi: 'Báo cáo không thể dựa trên bản ghi {knownAt}: sổ mới đến bản ghi {revision}.',
  },
  'unknown-decision': {
    en: 'The register has no decision {decision}. Name a recorded one by its id, as in GET …/decisions.',
    vi: 'Sổ không có quyết định {decision}. Hãy nêu mã của một quyết định đã ghi, như trong GET …/decisions.',
  },
  'unknown-change': {
    en: 'Decision {decision} has no change {change}: it carries {changes}.',
    vi: 'Quyết định {decision} không có thay đổi số {change}: quyết định gồm {changes} thay đổi.',
  },
  'link-too-early': {
    en: 'The decision takes effect on {on}, before decision {decision} does ({effectiveOn}). It cannot repeal or amend that from a date on; to make it void from the start, annul it.',
    vi: 'Quyết định có hiệu lực từ {on}, trước khi quyết định {decision} có hiệu lực ({effectiveOn}). Không thể bãi bỏ hay sửa đổi từ ngày đó; muốn vô hiệu từ đầu, hãy hủy bỏ.',
  },
  'not-rectifiable': {
    en: 'Decision {decision} opened the register: that can be neither corrected nor annulled.',
    vi: 'Quyết định {decision} đã mở sổ: không thể đính chính hay hủy bỏ việc đó.',
  },
  'annulment-not-correctable': {
    en: 'Change {change} of decision {decision} is an annulment. It cannot be corrected: annul it.',
    vi: 'Thay đổi số {change} của quyết định {decision} là một việc hủy bỏ. Không đính chính được: hãy hủy bỏ việc hủy bỏ đó.',
  },
  'already-annulled': {
    en: 'What is named (decision {decision}, change {change}) is void already, by change {byChange} of decision {by}. To let it hold again, annul that.',
    vi: 'Nội dung được nêu (quyết định {decision}, thay đổi {change}) đã bị hủy bởi thay đổi số {byChange} của quyết định {by}. Muốn khôi phục, hãy hủy bỏ thay đổi đó.',
  },
  superseded: {
    en: 'Another rectification has taken the place of change {change} of decision {decision}: change {byChange} of decision {by}. Name that one.',
    vi: 'Thay đổi số {change} của quyết định {decision} đã được thay bằng thay đổi số {byChange} của quyết định {by}. Hãy nêu thay đổi này.',
  },
  'rectified-twice': {
    en: 'Change {other} of this request rectifies the same recorded change (decision {decision}, change {change}). Rectify it once.',
    vi: 'Thay đổi số {other} của yêu cầu này đã xử lý cùng một thay đổi đã ghi (quyết định {decision}, thay đổi {change}). Chỉ xử lý một lần.',
  },
  undated: {
    en: 'A correction or an annulment has no {field} of its own: it stands where what it rectifies stands. To correct a date or a place within the day, put {field} into the patch.',
    vi: 'Việc đính chính hoặc hủy bỏ không có {field} riêng: nó đứng ở vị trí của nội dung được xử lý. Muốn sửa ngày hoặc thứ tự trong ngày, hãy đặt {field} vào patch.',
  },
  'patch-or-replacement': {
    en: 'Say what to correct in exactly one of the fields patch (what differs), replacement (the whole change) and successorIds (those to be added).',
    vi: 'Hãy nêu nội dung đính chính trong đúng một trong ba trường: patch (phần khác), replacement (toàn bộ thay đổi) hoặc successorIds (tổ chức kế thừa cần bổ sung).',
  },
  'other-kind': {
    en: 'A correction keeps the kind of the change: {kind}. If the kind itself is wrong, annul the change and issue another in the same decision.',
    vi: 'Đính chính giữ nguyên loại thay đổi: {kind}. Nếu sai chính loại đó, hãy hủy bỏ thay đổi và ban hành thay đổi khác trong cùng quyết định.',
  },
  'corrects-nothing': {
    en: 'Change {change} of decision {decision} says this already: there is nothing to correct.',
    vi: 'Thay đổi số {change} của quyết định {decision} đã ghi như vậy: không có gì để đính chính.',
  },
  'no-classification': {
    en: 'The register defines no kinds on {on}. Define them with a define-kinds change effective on or before that date.',
    vi: 'Sổ chưa định nghĩa loại tổ chức tại ngày {on}. Hãy định nghĩa bằng thay đổi define-kinds có hiệu lực từ ngày đó trở về trước.',
  },
  'unknown-organization': {
    en: 'The register knows no organization {organization}.',
    vi: 'Sổ không có tổ chức {organization}.',
  },
  'not-live': {
    en: 'Organization {organization} does not live on {on}.',
    vi: 'Tổ chức {organization} không hoạt động tại ngày {on}.',
  },
  'id-reused': {
    en: 'The id {organization} has been used before. Ids are for life: take another, or reinstate the organization. Only what was handed over can be received back under its id.',
    vi: 'Mã {organization} đã được dùng. Mã gắn với tổ chức suốt đời: hãy dùng mã khác, hoặc khôi phục tổ chức đó. Chỉ tổ chức đã chuyển giao mới được tiếp nhận lại theo mã cũ.',
  },
  'already-live': {
    en: 'Organization {organization} lives on {on}: there is nothing to reinstate or to receive back.',
    vi: 'Tổ chức {organization} đang hoạt động tại ngày {on}: không có gì để khôi phục hay tiếp nhận lại.',
  },
  'never-ended': {
    en: 'Organization {organization} has not ended before {on}: only what has ended can be reinstated.',
    vi: 'Tổ chức {organization} chưa kết thúc trước ngày {on}: chỉ khôi phục được tổ chức đã kết thúc.',
  },
  'unknown-kind': {
    en: 'The register has no kind "{kind}" on {on}. Known kinds: {known}.',
    vi: 'Sổ không có loại "{kind}" tại ngày {on}. Các loại: {known}.',
  },
  'unknown-authority': {
    en: 'The register has no authority "{authority}" on {on}. Known: {known}.',
    vi: 'Sổ không có thẩm quyền "{authority}" tại ngày {on}. Các thẩm quyền: {known}.',
  },
  'unknown-scheme': {
    en: 'The register has no code scheme "{scheme}" on {on}. Known: {known}.',
    vi: 'Sổ không có hệ mã "{scheme}" tại ngày {on}. Các hệ mã: {known}.',
  },
  'unknown-measure': {
    en: 'The register has no measure "{measure}" on {on}. Known: {known}.',
    vi: 'Sổ không có chỉ tiêu "{measure}" tại ngày {on}. Các chỉ tiêu: {known}.',
  },
  'parent-not-live': {
    en: 'The parent {parent} of {organization} does not live on {on}.',
    vi: 'Cấp trên {parent} của {organization} không hoạt động tại ngày {on}.',
  },
  'illegal-parent-kind': {
    en: 'A {kind} cannot stand under a {parentKind} on {on} ({organization} under {parent}). Legal parents: {legal}.',
    vi: 'Loại {kind} không được trực thuộc loại {parentKind} tại ngày {on} ({organization} trực thuộc {parent}). Cấp trên hợp lệ: {legal}.',
  },
  'parent-lacks-authority': {
    en: 'A {kind} may stand under {parent} only while that holds the authority "{authority}", which it does not on {on} ({organization}).',
    vi: 'Loại {kind} chỉ được trực thuộc {parent} khi tổ chức đó có thẩm quyền "{authority}", mà ngày {on} không có ({organization}).',
  },
  'root-not-allowed': {
    en: 'A {kind} cannot be a root: name the parent of {organization}. Legal parents: {legal}.',
    vi: 'Loại {kind} không thể là gốc: hãy nêu cấp trên của {organization}. Cấp trên hợp lệ: {legal}.',
  },
  cycle: {
    en: 'On {on} organization {organization} would stand under itself: {path}.',
    vi: 'Ngày {on} tổ chức {organization} sẽ trực thuộc chính nó: {path}.',
  },
  'live-children': {
    en: '{organization} cannot end on {on} while {count} live under it: {children}. Move, close or hand them over in the same decision.',
    vi: '{organization} không thể kết thúc ngày {on} khi còn {count} tổ chức trực thuộc: {children}. Hãy chuyển, giải thể hoặc chuyển giao chúng trong cùng quyết định.',
  },
  'code-taken': {
    en: 'Code {value} of scheme "{scheme}" is held by {other} on {on}; {organization} cannot hold it too. If {other} gives it up on that day, first record the decision that frees it, or put both changes into one decision.',
    vi: 'Mã {value} thuộc hệ "{scheme}" do {other} giữ tại ngày {on}; {organization} không thể cùng giữ. Nếu {other} thôi giữ mã trong ngày đó, hãy ghi quyết định giải phóng mã trước, hoặc đưa cả hai thay đổi vào một quyết định.',
  },
  homonym: {
    en: '{other} has the name "{name}" under the same parent on {on}, as has {organization}.',
    vi: '{other} có cùng tên "{name}" và cùng cấp trên với {organization} tại ngày {on}.',
  },
  'too-few': {
    en: 'The form "{form}" needs at least {minimum} in "{field}"; {actual} given.',
    vi: 'Hình thức "{form}" cần ít nhất {minimum} ở "{field}"; đã nêu {actual}.',
  },
  'out-of-place': {
    en: 'The form "{form}" has no "{field}". Leave it out, or choose the other form.',
    vi: 'Hình thức "{form}" không có "{field}". Hãy bỏ đi hoặc chọn hình thức khác.',
  },
  'named-twice': {
    en: 'Organization {organization} is named twice in this change.',
    vi: 'Tổ chức {organization} được nêu hai lần trong thay đổi này.',
  },
  'not-a-child': {
    en: '{organization} does not stand under {parents} on {on}: this change cannot move it.',
    vi: '{organization} không trực thuộc {parents} tại ngày {on}: thay đổi này không thể chuyển nó.',
  },
  'not-a-part': {
    en: '{organization} takes no part in this change.',
    vi: '{organization} không tham gia thay đổi này.',
  },
  'nothing-changes': {
    en: 'This changes nothing: organization {organization} already has {detail} on {on}.',
    vi: 'Không có gì thay đổi: tổ chức {organization} vốn đã có {detail} tại ngày {on}.',
  },
  'not-held': {
    en: 'Organization {organization} does not hold the authority "{authority}" on {on}: there is nothing to revoke.',
    vi: 'Tổ chức {organization} không giữ thẩm quyền "{authority}" tại ngày {on}: không có gì để thu hồi.',
  },
  'wrong-direction': {
    en: 'From {from} to {to} is {actual}, not {stated}. Leave "direction" out or correct it.',
    vi: 'Từ {from} thành {to} là {actual}, không phải {stated}. Hãy bỏ "direction" hoặc sửa lại.',
  },
  'kind-may-not-hold': {
    en: 'A {kind} may not hold the authority "{authority}" ({organization}). Kinds that may: {legal}.',
    vi: 'Loại {kind} không được giữ thẩm quyền "{authority}" ({organization}). Các loại được giữ: {legal}.',
  },
  'period-needed': {
    en: '"{measure}" is a flow: state the period (from, to) that the value covers.',
    vi: '"{measure}" là chỉ tiêu thời kỳ: hãy nêu kỳ (from, to) của giá trị.',
  },
  'period-not-allowed': {
    en: '"{measure}" is a stock: it holds from the effective date on and has no period.',
    vi: '"{measure}" là chỉ tiêu thời điểm: có giá trị từ ngày hiệu lực và không có kỳ.',
  },
  'period-reversed': {
    en: 'The period ends on {to}, before it begins on {from}.',
    vi: 'Kỳ kết thúc ngày {to}, trước khi bắt đầu ngày {from}.',
  },
  'kind-defined-twice': {
    en: '"{code}" is defined twice.',
    vi: '"{code}" được định nghĩa hai lần.',
  },
  'undefined-code': {
    en: '"{code}" is used in {where} but not defined.',
    vi: '"{code}" được dùng trong {where} nhưng chưa được định nghĩa.',
  },
  'imprecise-date': {
    en: 'With precision "{precision}" write the first day of the {precision}; {on} is not.',
    vi: 'Với độ chính xác "{precision}" hãy ghi ngày đầu kỳ; {on} không phải.',
  },
  'breaks-later-change': {
    en: 'Changes that take effect later would no longer hold ({broken}): {changes}. {rule} Rectify them in the same decision.',
    vi: 'Các thay đổi có hiệu lực về sau sẽ không còn đúng ({broken}): {changes}. {rule} Hãy xử lý chúng trong cùng quyết định.',
  },
  'recorded-before-predecessor': {
    en: 'A decision recorded at {recordedAt} cannot follow one recorded at {previous}: recorded times never go back.',
    vi: 'Quyết định ghi sổ lúc {recordedAt} không thể đứng sau quyết định ghi sổ lúc {previous}: thời điểm ghi sổ không lùi.',
  },
  'recorded-in-future': {
    en: 'A decision cannot have been recorded at {recordedAt}: it is {now} now.',
    vi: 'Quyết định không thể được ghi sổ lúc {recordedAt}: bây giờ là {now}.',
  },
  'decision-too-large': {
    en: 'The decision counts {size} bytes; the store takes {limit} at once. Raise {setting}, or issue several decisions.',
    vi: 'Quyết định có {size} byte; kho lưu chỉ nhận {limit} byte mỗi lần. Hãy tăng {setting}, hoặc ban hành nhiều quyết định.',
  },
  size: {
    en: '{organization}: {measure} {value} is outside of what the rules ask of a {kind} ({range}). Acknowledge it with the reference of the consent.',
    vi: '{organization}: {measure} {value} ngoài mức quy định của loại {kind} ({range}). Hãy xác nhận kèm số văn bản đồng ý.',
  },
  competence: {
    en: 'For this change the rules ask for a decision of {organs}, not of {organ}. Acknowledge it with the reference of the delegation.',
    vi: 'Thay đổi này thuộc thẩm quyền của {organs}, không phải {organ}. Hãy xác nhận kèm số văn bản ủy quyền.',
  },
  'parent-by-option': {
    en: 'A {kind} stands under a {parentKind} only as an option ({organization} under {parent}). Acknowledge it with the reference of the consent.',
    vi: 'Loại {kind} chỉ trực thuộc loại {parentKind} theo lựa chọn ({organization} trực thuộc {parent}). Hãy xác nhận kèm số văn bản đồng ý.',
  },
  ...kindTexts,
} as const satisfies Record<string, { en: string; vi: string }>;

export type ProblemCode = keyof typeof problemTexts;
