import type { Linter } from 'eslint';

export const storeys: readonly (readonly string[])[];
export const roomRules: readonly Linter.Config[];
