/** A name that an official list spells otherwise than the movements do; later lists follow the movements. */
export interface Spelling {
  readonly date: string;
  readonly code: string;
  readonly official: string;
  readonly ledger: string;
}

/** Every place in which the official lists and the replay of the movements differ. Names alone, none after 2020. */
export const spellings: readonly Spelling[] = [
  spelling('30243', 'Saint-Christol-lès-Alès', 'Saint-Christol-lez-Alès', 2016, 2017, 2018),
  spelling('39209', "Val d'Épy", "Val-d'Épy", 2016, 2017),
  spelling('57695', 'Varize', 'Varize-Vaudoncourt', 2016),
  spelling('14406', 'Moulins en Bessin', 'Moulins-en-Bessin', 2017, 2018, 2019, 2020),
  spelling('37232', 'Côteaux-sur-Loire', 'Coteaux-sur-Loire', 2017),
  spelling('39378', 'Les Trois Châteaux', 'Les Trois-Châteaux', 2019),
  spelling('60054', 'Les Hauts Talican', 'Les Hauts-Talican', 2019),
  spelling('60209', 'La Corne en Vexin', 'La Corne-en-Vexin', 2019),
  spelling('60682', 'Villers Saint Frambourg-Ognon', 'Villers-Saint-Frambourg-Ognon', 2019),
  spelling('72128', "Val d'Étangson", "Val-d'Étangson", 2019),
].flat();

function spelling(code: string, official: string, ledger: string, ...years: number[]): Spelling[] {
  return years.map((year) => ({ date: `${year}-01-01`, code, official, ledger }));
}
