import type { Text } from '../../../events/vocabulary/text.js';
import { Query, QueryHandler, type IQueryHandler } from '@nestjs/cqrs';
import sql from 'sql-template-tag';
import type { HomonymRule } from '../../../events/vocabulary/classification.js';
import { Rows } from '../../read-side/rows.js';
import type { AsOf } from '../../read-side/time/known.js';
import { ClassificationOn } from './classification-on.js';
import type { RegisterDetail } from './register.documents.js';

/** A register with the classification that holds on the date. */
export class GetRegister extends Query<RegisterDetail> {
  constructor(readonly asOf: AsOf) {
    super();
  }
}

interface Row {
  readonly title: Text;
  readonly openedOn: string;
  readonly homonyms: HomonymRule;
}

@QueryHandler(GetRegister)
export class GetRegisterHandler implements IQueryHandler<GetRegister> {
  constructor(
    private readonly rows: Rows,
    private readonly classifications: ClassificationOn,
  ) {}

  async execute({ asOf }: GetRegister): Promise<RegisterDetail> {
    const { register, revision, recordedAt } = asOf;
    const [row] = await this.rows.all<Row>(sql`
      SELECT title, homonyms, effective_on::text AS "openedOn" FROM register WHERE slug = ${register}`);
    const held = await this.classifications.find(asOf);
    return {
      asOf,
      register,
      ...row!,
      revision,
      recordedAt,
      classification: held?.classification ?? null,
      classificationFrom: held?.from ?? null,
    };
  }
}
