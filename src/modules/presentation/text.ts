import { text } from '../../events/messages/format.js';
import type { Language } from '../../events/messages/language.js';
import type { Text } from '../../events/vocabulary/text.js';

const locales = { vi: 'vi-VN', en: 'en-GB' } as const;

/** `4.767` and `1,80` in Vietnamese, `4,767` and `1.80` in English; what is not whole has two decimals. */
export function formatNumber(value: number, language: Language, signed = false): string {
  const digits = Number.isInteger(value) ? 0 : 2;
  const format = new Intl.NumberFormat(locales[language], {
    minimumFractionDigits: digits,
    maximumFractionDigits: digits,
    useGrouping: true,
  });
  const sign = value < 0 ? '−' : signed && value > 0 ? '+' : '';
  return sign + format.format(Math.abs(value));
}

/** `22/10/2007` in Vietnamese, `22 October 2007` in English. */
export function formatDate(date: string, language: Language): string {
  const [year, month, day] = date.split('-');
  if (language === 'vi') return [day, month, year].filter(Boolean).join('/');
  const format = new Intl.DateTimeFormat(locales.en, { dateStyle: 'long', timeZone: 'UTC' });
  return format.format(new Date(`${date}T00:00:00Z`));
}

/** A change of a stock in words: `giảm 21`, `down 21`. No change is none down. */
export function movement(change: number, language: Language): string {
  const number = formatNumber(Math.abs(change), language);
  return text(language, change > 0 ? 'movement.up' : 'movement.down', { number });
}

/**
 * Puts values between the braces of a text; `–` where there is none. A `+` in front of a name prints the number's
 * sign, `.movement` behind it its change in words.
 */
export function fill(
  template: Text,
  resolve: (name: string, language: Language) => number | string | undefined,
): Text {
  const inLanguage = (language: Language): string =>
    template[language].replaceAll(/\{([^{}]*)\}/g, (_, placeholder: string) => {
      const signed = placeholder.startsWith('+');
      const moved = /^(.*)\.movement$/.exec(placeholder);
      const name = moved ? `${moved[1]}.change` : signed ? placeholder.slice(1) : placeholder;
      const value = resolve(name, language);
      if (typeof value !== 'number') return value ?? '–';
      return moved ? movement(value, language) : formatNumber(value, language, signed);
    });
  return { vi: inLanguage('vi'), en: inLanguage('en') };
}

/** The same text made in each language. */
export function inBoth(make: (language: Language) => string): Text {
  return { vi: make('vi'), en: make('en') };
}

/** A moment in UTC, to the second. */
export function formatMoment(moment: string, language: Language): string {
  return `${formatDate(moment.slice(0, 10), language)} ${moment.slice(11, 19)} UTC`;
}
