/** The languages that people read. */
export const languages = ['vi', 'en'] as const;
export type Language = (typeof languages)[number];

/** Something in every language. */
export type InEveryLanguage<Value> = Readonly<Record<Language, Value>>;
