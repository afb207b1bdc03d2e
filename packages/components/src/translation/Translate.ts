import type { ReactElement } from 'react';

/** Texts by their keys. @public */
export type Messages = { [key in string]: string };

type Plural = 'zero' | 'one' | 'two' | 'few' | 'many' | 'other';

/** The forms of a plural have one key, with all of their texts. @public */
export type TextsByKey<Given extends Messages> = {
  [Key in keyof Given as Key extends `${infer Base}_${Plural}`
    ? Base
    : Key]: Given[Key];
};

type PluralKeys<Given extends Messages> = {
  [Key in keyof Given]: Key extends `${infer Base}_${Plural}` ? Base : never;
}[keyof Given];

/** The formats of i18next that values have after a comma. */
type Formats = {
  number: { value: number; options: Intl.NumberFormatOptions };
  datetime: { value: Date; options: Intl.DateTimeFormatOptions };
  relativetime: {
    value: number;
    options: {
      range?: Intl.RelativeTimeFormatUnit;
    } & Intl.RelativeTimeFormatOptions;
  };
};

/** What is between braces in a text, such as `name` or `size, number`. */
type Places<Text> = Text extends `${string}{{${infer Place}}}${infer Rest}`
  ? Place | Places<Rest>
  : never;

type NameOf<Place> = Place extends `${infer Name}, ${string}` ? Name : Place;

type Values<Place, Value> = {
  [Each in Place as NameOf<Each> & string]: NameOf<Each> extends 'count'
    ? number
    : Each extends `${string}, ${infer Format extends keyof Formats}`
    ? Formats[Format]['value']
    : Value;
};

type Params<Place> = {
  [Each in Place as NameOf<Each> &
    string]?: Each extends `${string}, ${infer Format extends keyof Formats}`
    ? Formats[Format]['options']
    : undefined;
};

type Options<Place, Value> = [Place] extends [never]
  ? []
  : [values: Values<Place, Value> & { formatParams?: Params<Place> }];

/** What a text of a key needs; one with forms of a plural needs the count, even where no form says it. @public */
export type TextOptions<
  Given extends Messages,
  Key extends keyof TextsByKey<Given>,
  Value,
> = Options<
  | Places<TextsByKey<Given>[Key]>
  | (Key & PluralKeys<Given> extends never ? never : 'count'),
  Value
>;

/**
 * Gives the text of a key in the language of the app, with its values. It is what `TranslationFunction` of Backstage is,
 * without texts within texts. That one looks at all texts at each call, which took half of the time of the compiler.
 * @public
 */
export type Translate<Given extends Messages> = {
  <Key extends keyof TextsByKey<Given>>(
    key: Key,
    ...options: TextOptions<Given, Key, string>
  ): string;
  /** With an element among the values, the text is an element too. */
  <Key extends keyof TextsByKey<Given>>(
    key: Key,
    ...options: TextOptions<Given, Key, string | ReactElement>
  ): ReactElement;
};
