import { ApiProperty } from '@nestjs/swagger';
import { AsOfPage } from '../../read-side/paging/page.document.js';
import { AsOfDocument } from '../../read-side/time/as-of.document.js';
import { OrganizationReference } from '../organizations/organization.documents.js';

/** An organization above or below another. */
export class PlacedOrganization extends OrganizationReference {
  @ApiProperty({ type: String, nullable: true }) parentId!: string | null;
  @ApiProperty({ description: 'How many steps away it stands; 1 is directly above or below' }) depth!: number;
}

export class Ancestors {
  @ApiProperty({ type: AsOfDocument }) asOf!: AsOfDocument;
  @ApiProperty({ type: OrganizationReference }) organization!: OrganizationReference;
  @ApiProperty({ type: [PlacedOrganization], description: 'The parent first, the root last' })
  items!: readonly PlacedOrganization[];
}

export class Descendants extends AsOfPage(PlacedOrganization) {
  @ApiProperty({ type: OrganizationReference }) organization!: OrganizationReference;
}

export class TreeNode extends OrganizationReference {
  @ApiProperty({ description: 'How many live directly under it' }) childCount!: number;
  @ApiProperty({ description: 'True where the tree is cut: it has children that are left out' })
  hasMore!: boolean;
  @ApiProperty({ type: () => [TreeNode], description: 'By name' }) children!: readonly TreeNode[];
}

export class Tree {
  @ApiProperty({ type: AsOfDocument }) asOf!: AsOfDocument;
  @ApiProperty({ description: 'Organizations in this answer' }) count!: number;
  @ApiProperty({ type: [TreeNode] }) roots!: readonly TreeNode[];
}
