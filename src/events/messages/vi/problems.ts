import type { Translated } from '../translated.js';
import type { problem as english } from '../en/problems.js';

/** What is wrong with a decision, by the problem's code. */
export const problem = {
  'invalid-field': 'Trường không hợp lệ: {detail}',
  'unknown-change-kind': '"{kind}" không phải là loại thay đổi. Dùng một trong: {known}.',
  'invalid-text': 'Văn bản có ký tự không lưu được (surrogate lẻ hoặc ký tự điều khiển). Hãy bỏ ký tự đó.',
  'unknown-register': 'Không có sổ "{register}". Hãy mở sổ trước: POST /registers.',
  'register-exists': 'Sổ "{register}" đã được mở.',
  'instrument-exists':
    'Quyết định {decision} đã mang văn bản số {number} ngày {issuedOn}. Một văn bản không thể ban hành hai lần.',
  'unknown-report': 'Sổ không có phiên bản {version} của mẫu báo cáo "{report}". Các phiên bản: {known}.',
  'unknown-revision': 'Báo cáo không thể dựa trên bản ghi {knownAt}: sổ mới đến bản ghi {revision}.',
  'unknown-decision':
    'Sổ không có quyết định {decision}. Hãy nêu mã của một quyết định đã ghi, như trong GET …/decisions.',
  'unknown-change': 'Quyết định {decision} không có thay đổi số {change}: quyết định gồm {changes} thay đổi.',
  'link-too-early':
    'Quyết định có hiệu lực từ {on}, trước khi quyết định {decision} có hiệu lực ({effectiveOn}). Không thể bãi bỏ hay sửa đổi từ ngày đó; muốn vô hiệu từ đầu, hãy hủy bỏ.',
  'not-rectifiable': 'Quyết định {decision} đã mở sổ: không thể đính chính hay hủy bỏ việc đó.',
  'annulment-not-correctable':
    'Thay đổi số {change} của quyết định {decision} là một việc hủy bỏ. Không đính chính được: hãy hủy bỏ việc hủy bỏ đó.',
  'already-annulled':
    'Nội dung được nêu (quyết định {decision}, thay đổi {change}) đã bị hủy bởi thay đổi số {byChange} của quyết định {by}. Muốn khôi phục, hãy hủy bỏ thay đổi đó.',
  superseded:
    'Thay đổi số {change} của quyết định {decision} đã được thay bằng thay đổi số {byChange} của quyết định {by}. Hãy nêu thay đổi này.',
  'rectified-twice':
    'Thay đổi số {other} của yêu cầu này đã xử lý cùng một thay đổi đã ghi (quyết định {decision}, thay đổi {change}). Chỉ xử lý một lần.',
  undated:
    'Việc đính chính hoặc hủy bỏ không có {field} riêng: nó đứng ở vị trí của nội dung được xử lý. Muốn sửa ngày hoặc thứ tự trong ngày, hãy đặt {field} vào patch.',
  'patch-or-replacement':
    'Hãy nêu nội dung đính chính trong đúng một trong ba trường: patch (phần khác), replacement (toàn bộ thay đổi) hoặc successorIds (tổ chức kế thừa cần bổ sung).',
  'other-kind':
    'Đính chính giữ nguyên loại thay đổi: {kind}. Nếu sai chính loại đó, hãy hủy bỏ thay đổi và ban hành thay đổi khác trong cùng quyết định.',
  'corrects-nothing':
    'Thay đổi số {change} của quyết định {decision} đã ghi như vậy: không có gì để đính chính.',
  'no-classification':
    'Sổ chưa định nghĩa loại tổ chức tại ngày {on}. Hãy định nghĩa bằng thay đổi define-kinds có hiệu lực từ ngày đó trở về trước.',
  'unknown-organization': 'Sổ không có tổ chức {organization}.',
  'not-live': 'Tổ chức {organization} không hoạt động tại ngày {on}.',
  'id-reused':
    '{since, select, withdrawn {Mã {organization} đã được cấp trước đây, sau đó bị hủy bỏ hoặc đính chính. Mã không bao giờ được cấp lại: hãy dùng mã khác, hoặc hủy bỏ chính việc hủy bỏ, đính chính đó nếu đây vẫn là tổ chức ấy.} other {Mã {organization} đã được dùng. Mã gắn với tổ chức suốt đời: hãy dùng mã khác, hoặc khôi phục tổ chức đó. Chỉ tổ chức đã chuyển giao mới được tiếp nhận lại theo mã cũ.}}',
  'already-live':
    'Tổ chức {organization} đang hoạt động tại ngày {on}: không có gì để khôi phục hay tiếp nhận lại.',
  'never-ended':
    'Tổ chức {organization} chưa kết thúc trước ngày {on}: chỉ khôi phục được tổ chức đã kết thúc.',
  'unknown-kind': 'Sổ không có loại "{kind}" tại ngày {on}. Các loại: {known}.',
  'unknown-authority': 'Sổ không có thẩm quyền "{authority}" tại ngày {on}. Các thẩm quyền: {known}.',
  'unknown-scheme': 'Sổ không có hệ mã "{scheme}" tại ngày {on}. Các hệ mã: {known}.',
  'unknown-measure': 'Sổ không có chỉ tiêu "{measure}" tại ngày {on}. Các chỉ tiêu: {known}.',
  'parent-not-live': 'Cấp trên {parent} của {organization} không hoạt động tại ngày {on}.',
  'illegal-parent-kind':
    'Loại {kind} không được trực thuộc loại {parentKind} tại ngày {on} ({organization} trực thuộc {parent}). Cấp trên hợp lệ: {legal}.',
  'parent-lacks-authority':
    'Loại {kind} chỉ được trực thuộc {parent} khi tổ chức đó có thẩm quyền "{authority}", mà ngày {on} không có ({organization}).',
  'root-not-allowed':
    'Loại {kind} không thể là gốc: hãy nêu cấp trên của {organization}. Cấp trên hợp lệ: {legal}.',
  cycle: 'Ngày {on} tổ chức {organization} sẽ trực thuộc chính nó: {path}.',
  'live-children':
    '{organization} không thể kết thúc ngày {on} khi còn {count} tổ chức trực thuộc: {children}. Hãy chuyển, giải thể hoặc chuyển giao chúng trong cùng quyết định.',
  'code-taken':
    'Mã {value} thuộc hệ "{scheme}" do {other} giữ tại ngày {on}; {organization} không thể cùng giữ. Nếu {other} thôi giữ mã trong ngày đó, hãy ghi quyết định giải phóng mã trước, hoặc đưa cả hai thay đổi vào một quyết định.',
  homonym: '{other} có cùng tên "{name}" và cùng cấp trên với {organization} tại ngày {on}.',
  'too-few': 'Hình thức "{form}" cần ít nhất {minimum} ở "{field}"; đã nêu {actual}.',
  'out-of-place': 'Hình thức "{form}" không có "{field}". Hãy bỏ đi hoặc chọn hình thức khác.',
  'named-twice': 'Tổ chức {organization} được nêu hai lần trong thay đổi này.',
  'not-a-child': '{organization} không trực thuộc {parents} tại ngày {on}: thay đổi này không thể chuyển nó.',
  'not-a-part': '{organization} không tham gia thay đổi này.',
  'nothing-changes': 'Không có gì thay đổi: tổ chức {organization} vốn đã có {detail} tại ngày {on}.',
  'not-held':
    'Tổ chức {organization} không giữ thẩm quyền "{authority}" tại ngày {on}: không có gì để thu hồi.',
  'wrong-direction':
    'Từ {from} thành {to} là {actual}, không phải {stated}. Hãy bỏ "direction" hoặc sửa lại.',
  'kind-may-not-hold':
    'Loại {kind} không được giữ thẩm quyền "{authority}" ({organization}). Các loại được giữ: {legal}.',
  'period-needed': '"{measure}" là chỉ tiêu thời kỳ: hãy nêu kỳ (from, to) của giá trị.',
  'period-not-allowed': '"{measure}" là chỉ tiêu thời điểm: có giá trị từ ngày hiệu lực và không có kỳ.',
  'period-reversed': 'Kỳ kết thúc ngày {to}, trước khi bắt đầu ngày {from}.',
  'kind-defined-twice': '"{code}" được định nghĩa hai lần.',
  'undefined-code': '"{code}" được dùng trong {where} nhưng chưa được định nghĩa.',
  'imprecise-date': 'Với độ chính xác "{precision}" hãy ghi ngày đầu kỳ; {on} không phải.',
  'breaks-later-change':
    'Các thay đổi có hiệu lực về sau sẽ không còn đúng ({broken}): {changes}. {rule} Hãy xử lý chúng trong cùng quyết định; đính chính với "patch" rỗng sẽ xác định lại thay đổi.',
  'measure-not-whole':
    'Chỉ tiêu "{measure}" chỉ nhận số nguyên, {value} không phải số nguyên. Hãy sửa lại; nếu sổ chỉ quy định là cảnh báo, hãy xác nhận kèm số văn bản.',
  'measure-out-of-range':
    'Chỉ tiêu "{measure}" chỉ nhận giá trị {range}, không nhận {value}. Hãy sửa lại; nếu sổ chỉ quy định là cảnh báo, hãy xác nhận kèm số văn bản.',
  'measure-not-for-kind':
    'Loại {kind} không có chỉ tiêu "{measure}" ({organization}, {value}). Các loại có chỉ tiêu này: {legal}. Hãy sửa lại; nếu sổ chỉ quy định là cảnh báo, hãy xác nhận kèm số văn bản.',
  'limits-reversed':
    'Chỉ tiêu "{code}" không nhận giá trị nào: mức tối thiểu {least} lớn hơn mức tối đa {most}.',
  'date-stated-twice':
    'Ngày đã được nêu là chưa xác định: không kèm độ chính xác "{precision}". Hãy bỏ effectivePrecision và ghi độ chính xác trong dateStated.',
  'assumed-outside-stated':
    'Ngày giả định {on} không phù hợp: theo nội dung được nêu, ngày đó phải từ {first} đến {last}.',
  'carried-otherwise':
    'Nếu xét lại tại thời điểm có hiệu lực, thay đổi này sẽ khác: thêm đối với {added}, không còn đối với {dropped}, khác đi đối với {changed}.',
  'issued-after-recording':
    'Văn bản số {number} đề ngày ban hành {issuedOn}, nhưng đã ghi sổ chậm nhất ngày {recordedOn}: không thể ghi sổ văn bản chưa ban hành. Hãy sửa ngày ban hành; nếu ngày đó đúng, hãy xác nhận kèm số văn bản.',
  'no-further-successors':
    'Thay đổi loại "{kind}" không nhận thêm tổ chức kế thừa: bản thân nó đã nêu, hoặc không có. Nếu còn tổ chức khác cùng kế thừa, hãy hủy bỏ thay đổi này và ghi reorganize hoặc dissolve trong cùng quyết định.',
  'which-predecessor':
    'Thay đổi này có nhiều tổ chức tham gia: {predecessors}. Hãy nêu trong "predecessorId" tổ chức nào được bổ sung tổ chức kế thừa.',
  'description-needed':
    '{organization} chưa từng được chuyển giao trước ngày {on}: hãy mô tả đầy đủ, còn thiếu {field}. Chỉ tổ chức được tiếp nhận lại mới được bỏ trống.',
  'stays-outside':
    '{count} tổ chức đã đi cùng {organization} nhưng không về theo, vì cấp trên của chúng không về: {left}. Hãy nêu chúng trong "subtree" với cấp trên khác, hoặc xác nhận rằng chúng ở lại bên ngoài.',
  'successions-needed':
    'Việc sắp xếp này không kết thúc và không lập mới tổ chức nào: hãy nêu trong "successions" một phần địa bàn hoặc nhiệm vụ chuyển từ tổ chức nào ("predecessorId") sang tổ chức nào ("successorId").',
  'ends-without-successor':
    'Tổ chức {organization} kết thúc ngày {on} mà "successions" không nêu tổ chức kế thừa. Hãy bổ sung, hoặc xác nhận rằng không có tổ chức nào kế thừa.',
  'recorded-before-predecessor':
    'Quyết định ghi sổ lúc {recordedAt} không thể đứng sau quyết định ghi sổ lúc {previous}: thời điểm ghi sổ không lùi.',
  'recorded-in-future': 'Quyết định không thể được ghi sổ lúc {recordedAt}: bây giờ là {now}.',
  'decision-too-large':
    'Quyết định có {size} byte; kho lưu chỉ nhận {limit} byte mỗi lần. Hãy tăng {setting}, hoặc ban hành nhiều quyết định.',
  size: '{organization}: {measure} {value} ngoài mức quy định của loại {kind} ({range}). Hãy xác nhận kèm số văn bản đồng ý.',
  competence:
    'Thay đổi này thuộc thẩm quyền của {organs}, không phải {organ}. Hãy xác nhận kèm số văn bản ủy quyền.',
  'parent-by-option':
    'Loại {kind} chỉ trực thuộc loại {parentKind} theo lựa chọn ({organization} trực thuộc {parent}). Hãy xác nhận kèm số văn bản đồng ý.',
} as const satisfies Translated<typeof english>;
