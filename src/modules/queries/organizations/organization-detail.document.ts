import { ApiProperty } from '@nestjs/swagger';
import { Text } from '../../../events/vocabulary/text.js';
import { ChangeReference } from '../changes/change-reference.js';
import { DecisionReference } from '../../read-side/decision-reference.js';
import { AsOfDocument } from '../../read-side/time/as-of.document.js';
import { CurrentFact, Life, OrganizationReference, OrganizationSummary } from './organization.documents.js';

/** An organization on a date. */
export class OrganizationDetail extends OrganizationSummary {
  @ApiProperty({ type: AsOfDocument }) asOf!: AsOfDocument;
  @ApiProperty({
    description:
      'Whether it lives on the date. If not, what is shown is its last state before the date or, when it comes ' +
      'only later, its first; `lives` says when it lived and what became of it.',
  })
  live!: boolean;
  @ApiProperty({ type: () => Text, nullable: true }) kindLabel!: Text | null;
  @ApiProperty({ type: ChangeReference, description: 'The change that made this state' })
  change!: ChangeReference;
  @ApiProperty({ type: DecisionReference, description: 'The decision behind it' })
  decision!: DecisionReference;
  @ApiProperty({ type: [CurrentFact], description: 'The stocks that hold on the date, by measure' })
  facts!: readonly CurrentFact[];
  @ApiProperty({ type: [Life] }) lives!: readonly Life[];
  @ApiProperty({ type: [OrganizationReference], description: 'Those it lives on in, by their last names' })
  successors!: readonly OrganizationReference[];
}
