import type { ReactElement } from 'react';

/** Texts by their keys. @public */
export type Messages = { [key in string]: string };

/** The forms of a plural, as i18next ends keys with them. @public */
export type PluralForm = 'zero' | 'one' | 'two' | 'few' | 'many' | 'other';

/** Texts by the keys that they are asked for: the forms of a plural have one. @public */
export type TextsByKey<Given extends Messages> = {
  [Key in keyof Given as Key extends `${infer Base}_${PluralForm}`
    ? Base
    : Key]: Given[Key];
};

/** Keys of texts with forms of a plural. @public */
export type PluralKeys<Given extends Messages> = {
  [Key in keyof Given]: Key extends `${infer Base}_${PluralForm}`
    ? Base
    : never;
}[keyof Given];

/** The formats of i18next that values have after a comma. @public */
export type TextFormats = {
  number: { value: number; options: Intl.NumberFormatOptions };
  datetime: { value: Date; options: Intl.DateTimeFormatOptions };
  relativetime: {
    value: number;
    options: {
      range?: Intl.RelativeTimeFormatUnit;
    } & Intl.RelativeTimeFormatOptions;
  };
};

/** What is between braces in a text, such as `name` or `size, number`. @public */
export type TextPlaces<Text> =
  Text extends `${string}{{${infer Place}}}${infer Rest}`
    ? Place | TextPlaces<Rest>
    : never;

/** The name of a place. @public */
export type PlaceName<Place> = Place extends `${infer Name}, ${string}`
  ? Name
  : Place;

/** The values of places, by name; a count is always a number. @public */
export type PlaceValues<Place, Value> = {
  [Each in Place as PlaceName<Each> & string]: PlaceName<Each> extends 'count'
    ? number
    : Each extends `${string}, ${infer Format extends keyof TextFormats}`
    ? TextFormats[Format]['value']
    : Value;
};

/** How the values of places are formatted, by name. @public */
export type PlaceFormats<Place> = {
  [Each in Place as PlaceName<Each> &
    string]?: Each extends `${string}, ${infer Format extends keyof TextFormats}`
    ? TextFormats[Format]['options']
    : undefined;
};

/** What a text with places needs. @public */
export type PlaceOptions<Place, Value> = [Place] extends [never]
  ? []
  : [
      values: PlaceValues<Place, Value> & {
        formatParams?: PlaceFormats<Place>;
      },
    ];

/** What the text of a key needs; one with forms of a plural needs the count, even where no form says it. @public */
export type TextOptions<
  Given extends Messages,
  Key extends keyof TextsByKey<Given>,
  Value,
> = PlaceOptions<
  | TextPlaces<TextsByKey<Given>[Key]>
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
