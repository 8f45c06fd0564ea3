import type { Type } from '@nestjs/common';
import { ApiProperty } from '@nestjs/swagger';
import { AsOfDocument, KnownDocument } from '../time/as-of.document.js';
import type { Page } from './pages.js';

/** The document of a page of items on the axis of known time. */
export function KnownPage<Item extends object>(item: Type<Item>) {
  return pageDocument(item, KnownDocument);
}

/** The document of a page of items on both axes of time. */
export function AsOfPage<Item extends object>(item: Type<Item>) {
  return pageDocument(item, AsOfDocument);
}

function pageDocument<Item extends object, Horizon extends KnownDocument>(
  item: Type<Item>,
  horizon: Type<Horizon>,
) {
  abstract class PageDocument implements Page<Item> {
    @ApiProperty({ type: horizon }) asOf!: Horizon;
    @ApiProperty({ type: [item] }) items!: readonly Item[];
    @ApiProperty({
      type: String,
      nullable: true,
      description: 'The cursor of the next page; null on the last',
    })
    next!: string | null;
  }
  return PageDocument;
}
