import { message } from '../../../events/messages/message.js';
import type { PipeTransform } from '@nestjs/common';
import { NotFound } from '../../errors/request-errors.js';
import { isPlainText } from './texts.js';

/** Brings a part of the path to Unicode NFC, as all ids of the ledger are. What can't be an id is not found. */
export class PathText implements PipeTransform<string, string> {
  constructor(private readonly code: string) {}

  transform(value: string): string {
    if (!isPlainText(value)) throw new NotFound(this.code, message('request.no-such-name'));
    return value.normalize('NFC');
  }
}
