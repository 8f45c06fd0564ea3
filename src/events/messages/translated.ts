/** The messages of one subject in another language: each id of the English ones, and no other. */
export type Translated<English> = Readonly<Record<keyof English, string>>;
