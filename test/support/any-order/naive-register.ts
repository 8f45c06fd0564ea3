import type { PlainChange } from '../given.js';

/** A change as it is asked for, and the day on which it takes effect. No two of a history share a day. */
export interface Act {
  readonly on: string;
  readonly change: PlainChange;
}

/** What an organization is while it lives. */
export interface Unit {
  readonly name: string;
  readonly kind: string;
  readonly parentId: string | null;
  readonly codes: Readonly<Record<string, string>>;
  readonly authorities: readonly string[];
}

/** An act that the world as it stood then does not allow. */
export class Illegal extends Error {}

/** A child that an act sends somewhere by name. */
interface Sent {
  readonly organizationId: string;
  readonly parentId: string | null;
}

interface Described extends Sent {
  readonly name: string;
  readonly organizationKind: string;
  readonly codes?: Readonly<Record<string, string>>;
}

const ranks: Readonly<Record<string, number>> = { R: 3, X: 2, Y: 1 };

/** One that comes back may be named by its id alone. */
type Returning = Pick<Described, 'organizationId'> & Partial<Described>;

/**
 * The register as somebody would keep it who has all acts on the table, sorted by day, and carries them out one
 * after the other: written from what the acts mean, and knowing nothing of events, effects or revisions.
 */
export class NaiveRegister {
  readonly live = new Map<string, Unit>();
  /** Everyone who has ended, as he was last. */
  readonly ended = new Map<string, Unit>();
  /** What happened to whom: the day, the organization and what it counts as. */
  readonly happened: string[] = [];
  #on = '';
  /** Those that were handed over and have not come back: since when, and who left with the head. */
  readonly #outside = new Map<string, { readonly on: string; readonly along: readonly string[] }>();

  /** The register after all acts up to the end of a day. @throws Illegal */
  static after(acts: readonly Act[], on = '9999-12-31'): NaiveRegister {
    const register = new NaiveRegister();
    const sorted = acts.toSorted((a, b) => (a.on < b.on ? -1 : 1));
    for (const act of sorted) if (act.on <= on) register.act(act);
    return register;
  }

  /** Carries out one act. @throws Illegal */
  act({ on, change }: Act): void {
    this.#on = on;
    const act = this.#acts[change.kind];
    if (!act) throw new Error(`The naive register knows no ${change.kind}.`);
    act(change as never);
    this.#check();
  }

  childrenOf(id: string): string[] {
    return [...this.live].filter(([, { parentId }]) => parentId === id).map(([child]) => child);
  }

  readonly #acts: Readonly<Record<string, (change: never) => void>> = {
    found: ({ organization }: { organization: Described }) => this.#open(organization, 'founded'),
    receive: ({ organization, subtree }: { organization: Returning; subtree?: Returning[] }) => {
      const along = subtree ?? this.#leftWith(organization.organizationId);
      this.#open(this.#asItLeft(organization), 'received');
      for (const each of along) this.#open(this.#asItLeft(each), 'carried-in');
    },
    'hand-over': ({ organizationId }: { organizationId: string }) => {
      this.#unit(organizationId);
      const along = this.#under(organizationId);
      for (const id of along.toReversed()) this.#close(id, 'carried-out');
      this.#close(organizationId, 'handed-over');
      for (const id of [organizationId, ...along]) this.#outside.set(id, { on: this.#on, along });
    },
    replace: (change: { organizationId: string; into: Described; children?: Sent[] }) => {
      const { organizationId, into, children = [] } = change;
      this.#unit(organizationId);
      this.#open(into, 'formed');
      const named = new Set(children.map((sent) => sent.organizationId));
      const rest = this.childrenOf(organizationId).filter(
        (id) => id !== into.organizationId && !named.has(id),
      );
      this.#send(children, [organizationId]);
      for (const id of rest) this.#move(id, into.organizationId, 'consequential');
      this.#close(organizationId, 'replaced');
      this.#note(organizationId, `in ${into.organizationId}`);
    },
    transfer: ({ organizationId, parentId }: Sent) => {
      if (this.#unit(organizationId).parentId === parentId) throw new Illegal('stays where it is');
      this.#move(organizationId, parentId, 'transferred');
    },
    rename: ({ organizationId, name }: { organizationId: string; name: string }) => {
      if (this.#unit(organizationId).name === name) throw new Illegal('has that name');
      this.#set(organizationId, { name });
      this.#note(organizationId, `renamed ${name}`);
    },
    reclassify: ({ organizationId, organizationKind: kind }: Described) => {
      const before = this.#unit(organizationId).kind;
      if (before === kind) throw new Illegal('is of that kind');
      this.#set(organizationId, { kind });
      this.#note(organizationId, ranks[kind]! > ranks[before]! ? 'upgraded' : 'downgraded');
    },
    recode: ({ organizationId, value }: { organizationId: string; value: string | null }) => {
      const { codes } = this.#unit(organizationId);
      if ((codes['directory'] ?? null) === value) throw new Illegal('has that code');
      this.#set(organizationId, { codes: value === null ? {} : { directory: value } });
      this.#note(organizationId, `coded ${value}`);
    },
    'grant-authority': ({ organizationId }: { organizationId: string }) => {
      const { authorities, kind } = this.#unit(organizationId);
      if (authorities.length > 0) throw new Illegal('holds it');
      if (kind !== 'X') throw new Illegal('may not hold it');
      this.#set(organizationId, { authorities: ['power'] });
      this.#note(organizationId, 'granted');
    },
    'revoke-authority': ({ organizationId }: { organizationId: string }) => {
      if (this.#unit(organizationId).authorities.length === 0) throw new Illegal('does not hold it');
      this.#set(organizationId, { authorities: [] });
      this.#note(organizationId, 'revoked');
    },
    merge: (change: {
      form: string;
      organizationIds: string[];
      survivorId?: string;
      into?: Described;
      children?: Sent[];
    }) => {
      const { organizationIds, survivorId, into, children = [] } = change;
      if (organizationIds.length < (into ? 2 : 1)) throw new Illegal('too few end');
      for (const id of organizationIds) this.#unit(id);
      if (into) this.#open(into, 'formed');
      const heir = survivorId ?? into!.organizationId;
      this.#unit(heir);
      const stay = new Set([heir, ...organizationIds, ...children.map((sent) => sent.organizationId)]);
      const rest = organizationIds.flatMap((id) => this.childrenOf(id)).filter((id) => !stay.has(id));
      this.#send(children, organizationIds);
      for (const id of rest) this.#move(id, heir, 'consequential');
      const as = survivorId === undefined ? 'consolidated' : 'absorbed';
      for (const id of organizationIds) this.#close(id, as);
      for (const id of organizationIds) this.#note(id, `in ${heir}`);
    },
    split: (change: { form: string; organizationId: string; into: Described[]; children?: Sent[] }) => {
      const { form, organizationId, into, children = [] } = change;
      this.#unit(organizationId);
      for (const part of into) this.#open(part, 'formed');
      this.#send(children, [organizationId]);
      if (form === 'division') this.#close(organizationId, 'divided');
      for (const part of into) this.#note(organizationId, `in ${part.organizationId}`);
    },
    reorganize: (change: {
      organizationIds: string[];
      survivorIds?: string[];
      into?: Described[];
      children?: Sent[];
    }) => {
      const { organizationIds, survivorIds = [], into = [], children = [] } = change;
      if (new Set([...organizationIds, ...survivorIds]).size < 2) throw new Illegal('too few take part');
      for (const id of [...organizationIds, ...survivorIds]) this.#unit(id);
      for (const part of into) this.#open(part, 'formed');
      this.#send(children, [...organizationIds, ...survivorIds]);
      for (const id of organizationIds) this.#close(id, 'reorganized');
      const after = [...survivorIds, ...into.map((part) => part.organizationId)];
      for (const id of organizationIds) for (const heir of after) this.#note(id, `in ${heir}`);
    },
    dissolve: (change: { organizationId: string; sharedTo?: string[]; children?: Sent[] }) => {
      const { organizationId, sharedTo = [], children = [] } = change;
      this.#unit(organizationId);
      for (const id of sharedTo) this.#unit(id);
      this.#send(children, [organizationId]);
      this.#close(organizationId, 'dissolved');
      for (const heir of sharedTo) this.#note(organizationId, `in ${heir}`);
    },
    reinstate: (change: { organizationId: string; name?: string; parentId?: string | null }) => {
      const { organizationId } = change;
      const last = this.ended.get(organizationId);
      if (!last || this.live.has(organizationId)) throw new Illegal('has not ended');
      const { name = last.name, parentId = last.parentId } = change;
      this.#outside.delete(organizationId);
      this.live.set(organizationId, { ...last, name, parentId, authorities: [] });
      this.#note(organizationId, 'reinstated');
    },
  };

  #unit(id: string): Unit {
    const unit = this.live.get(id);
    if (!unit) throw new Illegal(`${id} does not live on ${this.#on}`);
    return unit;
  }

  #set(id: string, part: Partial<Unit>): void {
    this.live.set(id, { ...this.#unit(id), ...part });
  }

  #open({ organizationId, name, organizationKind, parentId, codes = {} }: Described, as: string): void {
    const known = this.live.has(organizationId) || this.ended.has(organizationId);
    if (known && !this.#outside.delete(organizationId)) throw new Illegal('id reused');
    this.live.set(organizationId, { name, kind: organizationKind, parentId, codes, authorities: [] });
    this.#note(organizationId, as);
  }

  #close(id: string, as: string): void {
    this.ended.set(id, this.#unit(id));
    this.live.delete(id);
    this.#note(id, as);
  }

  #move(id: string, parentId: string | null, as: string): void {
    this.#set(id, { parentId });
    this.#note(id, `${as} to ${parentId}`);
  }

  #send(children: readonly Sent[], parents: readonly string[]): void {
    for (const { organizationId, parentId } of children) {
      const { parentId: from } = this.#unit(organizationId);
      if (from === null || !parents.includes(from)) throw new Illegal(`${organizationId} is no child`);
      this.#move(organizationId, parentId, 'consequential');
    }
  }

  #note(id: string, what: string): void {
    this.happened.push(`${this.#on} ${id} ${what}`);
  }

  /** One that comes back is as it was when it left, but for what is said. */
  #asItLeft(organization: Returning): Described {
    const { organizationId } = organization;
    const last = this.#outside.has(organizationId) ? this.ended.get(organizationId) : undefined;
    const whole = { ...(last && { ...last, organizationKind: last.kind }), ...organization };
    const { name, organizationKind, parentId } = whole;
    if (name === undefined || organizationKind === undefined || parentId === undefined) {
      throw new Illegal(`${organizationId} was never here`);
    }
    return whole as Described;
  }

  /** All that left with a head and can come back with it, parents before children. */
  #leftWith(headId: string): Returning[] {
    const left = this.#outside.get(headId);
    const back = new Set([headId]);
    for (const id of left?.along ?? []) {
      const together = this.#outside.get(id)?.on === left!.on;
      if (together && back.has(this.ended.get(id)!.parentId ?? '')) back.add(id);
    }
    back.delete(headId);
    return [...back].map((organizationId) => ({ organizationId }));
  }

  /** All that lives under an organization, parents before children. */
  #under(id: string): string[] {
    return this.childrenOf(id).flatMap((child) => [child, ...this.#under(child)]);
  }

  /** What must hold at the end of every day. */
  #check(): void {
    const codes = new Set<string>();
    for (const [id, { kind, parentId, codes: own }] of this.live) {
      if ((kind === 'R') !== (parentId === null)) throw new Illegal(`${id} may not stand there`);
      if (parentId !== null && !this.live.has(parentId)) throw new Illegal(`the parent of ${id} has ended`);
      const seen = new Set([id]);
      for (let up = parentId; up !== null; up = this.live.get(up)?.parentId ?? null) {
        if (seen.has(up)) throw new Illegal(`${id} stands under itself`);
        seen.add(up);
      }
      for (const code of Object.values(own)) {
        if (codes.has(code)) throw new Illegal(`two have the code ${code}`);
        codes.add(code);
      }
    }
  }
}
