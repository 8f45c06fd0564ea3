import type { Random } from './random.js';

// Every name below is invented, but for those that the report itself prints.

const plants = [
  'Bạch Dương, Thanh Trúc, Mộc Lan, Hải Đường, Ngọc Lan, Phượng Vĩ, Tường Vi, Hồng Đậu, Kim Ngân, Long Não, Mai Vàng',
  'Sao Đen, Thạch Thảo, Thiên Lý, Thông Xanh, Thủy Tùng, Trầm Hương, Tử Đằng, Vàng Anh, Xuân Đào, Ban Trắng, Bằng Lăng',
  'Cẩm Tú, Dạ Hương, Đinh Lăng, Gạo Đỏ, Hoàng Yến, Hướng Dương, Lộc Vừng, Lan Rừng, Móng Bò, Nguyệt Quế, Sen Hồng, Sim Tím',
].flatMap((line) => line.split(', '));

const bodies = ['Bộ', 'Ủy ban', 'Ban', 'Viện Hàn lâm', 'Cơ quan'];

const establishments = [
  ...['Cục', 'Viện', 'Học viện', 'Trường', 'Trung tâm', 'Nhà xuất bản', 'Tạp chí', 'Bảo tàng', 'Thư viện'],
  ...['Ban Quản lý', 'Quỹ', 'Phân viện'],
];

const fields = [
  'Kế hoạch, Thông tin, Dữ liệu, Đào tạo, Khảo sát, Lưu trữ, Thống kê, Dự báo, Hợp tác, Tư liệu, Công nghệ, Đo lường',
  'Kiểm định, Môi trường, Ngôn ngữ, Lịch sử, Nghệ thuật, Dân số, Nông học, Thủy văn, Địa chất, Vận tải, Năng lượng',
  'Vật liệu, Sinh học, Toán học, Cơ học, Hóa học, Bản đồ, Thể thao, Du lịch',
].flatMap((line) => line.split(', '));

const common = 'Văn phòng, Thanh tra, Tổng hợp, Tổ chức cán bộ, Tài vụ, Pháp chế, Hành chính, Quản trị'.split(
  ', ',
);

const patterns = {
  U: () => bodies.flatMap((body) => plants.map((plant) => `Đảng bộ ${body} ${plant}`)),
  G: () => establishments.flatMap((body) => fields.map((field) => `Đảng bộ ${body} ${field}`)),
  P: () => Array.from({ length: 9 }, (_, i) => `Đảng bộ bộ phận Cơ sở ${i + 1}`),
  B: () => [...common, ...fields].map((field) => `Chi bộ Vụ ${field}`.replace(/Vụ (Văn|Thanh)/, '$1')),
  C: () => [...common, ...fields].flatMap((field) => [`Chi bộ Phòng ${field}`, `Chi bộ Khoa ${field}`]),
};

/** Hands out invented names, none twice within one scope. Cells of different parents do share names. */
export class Names {
  readonly #left = new Map<string, string[]>();

  constructor(private readonly random: Random) {}

  /** @throws RangeError when the scope has used them all up */
  fresh(kind: keyof typeof patterns, scope = ''): string {
    const key = `${kind}/${scope}`;
    let left = this.#left.get(key);
    if (!left) this.#left.set(key, (left = this.random.shuffled(patterns[kind]())));
    const name = left.pop();
    if (name === undefined) throw new RangeError(`no names left for ${key}`);
    return name;
  }
}

/** The names beside the official one: those of the organ that leads it, and an English one for the great bodies. */
export function otherNames(kind: string, name: string): Record<string, string> | undefined {
  switch (kind) {
    case 'R':
      return { organ: 'Đảng ủy Khối', en: 'Party Organization of the Bloc' };
    case 'U':
      return { organ: organOf(name), en: `Party Organization of ${name.replace(/^Đảng bộ /, '')}` };
    case 'G':
    case 'P':
    case 'B':
      return { organ: organOf(name) };
    default:
      return undefined;
  }
}

/** Đảng bộ is the organization, đảng ủy its organ; a cell's organ is its chi ủy. */
export function organOf(name: string): string {
  return name.replace(/^Đảng bộ/, 'Đảng ủy').replace(/^Chi bộ/, 'Chi ủy');
}

/** Bodies outside of the register. */
export const outsideBodies = [
  'Đảng bộ Khối Ven Sông',
  'Đảng bộ Khối Ven Biển',
  'Đảng bộ Thành phố Hoa Ban',
  'Đảng bộ Thành phố Hoa Đào',
  'Đảng bộ Tỉnh Đồi Chè',
];

/** The four that the bloc's committees go to in the end. */
export const successors = [
  'Đảng bộ Cụm Hoàng Hà (giả định)',
  'Đảng bộ Cụm Hồng Hà (giả định)',
  'Đảng bộ Cụm Thanh Hà (giả định)',
  'Đảng bộ Cụm Ngân Hà (giả định)',
] as const;

export const signers = [
  'Nguyễn Văn Ánh',
  'Trần Thị Bích',
  'Lê Minh Châu',
  'Phạm Quang Duy',
  'Hoàng Thu Giang',
  'Vũ Đức Hòa',
];

/** Printed by the report. */
export const printedNames = {
  ministry: 'Đảng bộ Bộ Ngoại giao',
  commission: 'Đảng bộ Ủy ban Quản lý vốn nhà nước tại doanh nghiệp',
  abroad: 'Đảng bộ Ngoài nước',
};
