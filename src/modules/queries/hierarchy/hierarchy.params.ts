import { ChoiceParameter, NumberParameter, TextParameter } from '../../read-side/params/decorators.js';
import { AsOfParams, KnownParams } from '../../read-side/params/known.params.js';
import { AsOfPageParams } from '../../read-side/params/page.params.js';
import { lineageDirections, type LineageDirection } from '../history/lineage.documents.js';

export const standardLineageDepth = 10;

export class DescendantsParams extends AsOfPageParams {
  @NumberParameter('Levels below the organization; all when absent', { min: 1, max: 1000 }) depth?: number;
}

export class TreeParams extends AsOfParams {
  @TextParameter('Where the tree begins; at every root when absent') root?: string;
  @NumberParameter('Levels below where it begins; all when absent', { min: 0, max: 1000 }) depth?: number;
}

export class LineageParams extends KnownParams {
  @NumberParameter('Steps in each direction', { min: 1, max: 100, default: standardLineageDepth })
  depth?: number;
  @ChoiceParameter('Which way to look', lineageDirections, 'both') direction?: LineageDirection;
}
