/** Codes and texts of problems that one kind of change alone may report, or few. As in `problemTexts`. */
export const kindTexts = {
  'no-further-successors': {
    en: 'A change of kind "{kind}" takes no further successors: it says by itself who they are, or has none. If others took over too, annul it and record a reorganize or a dissolve in the same decision.',
    vi: 'Thay đổi loại "{kind}" không nhận thêm tổ chức kế thừa: bản thân nó đã nêu, hoặc không có. Nếu còn tổ chức khác cùng kế thừa, hãy hủy bỏ thay đổi này và ghi reorganize hoặc dissolve trong cùng quyết định.',
  },
  'which-predecessor': {
    en: 'Several took part in this change: {predecessors}. State in "predecessorId" whose successors are added.',
    vi: 'Thay đổi này có nhiều tổ chức tham gia: {predecessors}. Hãy nêu trong "predecessorId" tổ chức nào được bổ sung tổ chức kế thừa.',
  },
  'description-needed': {
    en: '{organization} was not handed over before {on}: describe it, {field} is missing. Only what comes back may leave it out.',
    vi: '{organization} chưa từng được chuyển giao trước ngày {on}: hãy mô tả đầy đủ, còn thiếu {field}. Chỉ tổ chức được tiếp nhận lại mới được bỏ trống.',
  },
  'stays-outside': {
    en: '{count} left with {organization} and do not come back with it, as their superior does not: {left}. Name them in "subtree" with another parent, or acknowledge that they stay outside.',
    vi: '{count} tổ chức đã đi cùng {organization} nhưng không về theo, vì cấp trên của chúng không về: {left}. Hãy nêu chúng trong "subtree" với cấp trên khác, hoặc xác nhận rằng chúng ở lại bên ngoài.',
  },
  'successions-needed': {
    en: 'Nothing ends and nothing begins by this reorganization: state in "successions" from whom ("predecessorId") to whom ("successorId") a part of the territory or duties passes.',
    vi: 'Việc sắp xếp này không kết thúc và không lập mới tổ chức nào: hãy nêu trong "successions" một phần địa bàn hoặc nhiệm vụ chuyển từ tổ chức nào ("predecessorId") sang tổ chức nào ("successorId").',
  },
  'ends-without-successor': {
    en: 'Organization {organization} ends on {on}, and "successions" names none that it lives on in. Add a succession, or acknowledge that nobody takes over from it.',
    vi: 'Tổ chức {organization} kết thúc ngày {on} mà "successions" không nêu tổ chức kế thừa. Hãy bổ sung, hoặc xác nhận rằng không có tổ chức nào kế thừa.',
  },
} as const satisfies Record<string, { en: string; vi: string }>;
