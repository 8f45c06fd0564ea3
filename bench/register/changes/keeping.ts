import { functions, leastStaff, type Kind } from '../classification.js';
import { dateOf } from '../calendar.js';
import { measured, type Draw, type Drawing } from '../drawing.js';
import { livesAround, type Organization } from '../organization.js';

const anyKind: readonly [Kind, ...Kind[]] = ['U', 'C', 'D', 'A', 'R'];

/** Mostly the small ones. */
function someone(drawing: Drawing): Organization | undefined {
  const lives = (organization: Organization) => livesAround(organization, drawing.day);
  if (drawing.dice.chance(20)) {
    const ended = drawing.world.ended();
    // Told of late: it lived on the day.
    if (ended?.closedOn !== undefined && lives(ended)) return ended;
  }
  return drawing.find(lives, ...anyKind);
}

export const rename: Draw = (drawing) => {
  const { world, dice, day } = drawing;
  const organization = someone(drawing);
  if (!organization) return undefined;
  drawing.need(organization);
  drawing.remember({
    subjects: [],
    parents: [],
    undo: (decision) => world.need(organization, day, decision),
    patch: () => {
      const another = day + dice.between(-9, 9);
      const moves = dice.chance(300) && livesAround(organization, day) && livesAround(organization, another);
      if (!moves || another === day) return { name: world.newName() };
      organization.neededOn = Math.max(organization.neededOn, another);
      return { effectiveOn: dateOf(another) };
    },
  });
  const name = world.newName();
  const otherNames = dice.chance(200) && { otherNames: { short: name.slice(0, 4) } };
  return { kind: 'rename', organizationId: organization.id, name, ...otherNames };
};

export const recode: Draw = (drawing) => {
  const { world, dice, day } = drawing;
  const organization = someone(drawing);
  if (!organization) return undefined;
  drawing.need(organization);
  drawing.remember({
    subjects: [],
    parents: [],
    undo: (decision) => world.need(organization, day, decision),
    patch: () => ({ value: world.newCode() }),
  });
  const scheme = dice.of(['national', 'postal']);
  return { kind: 'recode', organizationId: organization.id, scheme, value: world.newCode() };
};

export const recordFact: Draw = (drawing) => {
  const { world, dice, day } = drawing;
  const organization = someone(drawing);
  if (!organization) return undefined;
  drawing.need(organization);
  const fact = { kind: 'record-fact', organizationId: organization.id };
  if (dice.chance(150)) {
    const period = { from: dateOf(day - 365), to: dateOf(day - 1) };
    return { ...fact, measure: 'births', value: dice.between(0, 900), period };
  }
  drawing.remember({
    subjects: [],
    parents: [],
    undo: (decision) => world.need(organization, day, decision),
    patch: () => ({ value: dice.between(100, 99_999) + 0.5 }),
  });
  if (dice.chance(10)) return { ...fact, measure: 'staff', value: dice.between(0, leastStaff - 1) };
  return { ...fact, ...measured(organization.kind, dice) };
};

export const publishFigure: Draw = ({ dice, day }) => ({
  kind: 'publish-figure',
  figure: dice.of(['communes', 'units', 'departments']),
  label: { vi: 'số', en: 'number' },
  value: dice.between(1, 300_000),
  bound: dice.of(['exactly', 'exactly', 'about']),
  document: { title: `Yearbook ${dateOf(day).slice(0, 4)}`, publishedOn: dateOf(day) },
  quotation: 'The register counted …',
});

export const transferFunction: Draw = (drawing) => {
  const { dice, day } = drawing;
  const lives = (organization: Organization) => livesAround(organization, day);
  const parts = new Set<Organization>();
  for (let i = 0; i < 3; i++) {
    const part = drawing.find(lives, 'U', 'C', 'A');
    if (part) parts.add(part);
  }
  const [lead, from, other] = parts;
  if (!lead) return undefined;
  drawing.need(...parts);
  return {
    kind: 'transfer-function',
    function: dice.of(functions),
    leadId: lead.id,
    ...(from && { fromOrganizationIds: [from.id] }),
    ...(other && { coOperatorIds: [other.id] }),
  };
};
