// What a reader does who has nothing but keys.
import type { Locator } from 'playwright-core';
import type { Reader } from './page-tests.ts';
import { type Texts, textsOf } from './texts.ts';

export interface Keys {
  press(...keys: readonly string[]): Promise<void>;
  type(text: string): Promise<void>;
  /** Goes there by Tab, with `back` by Shift+Tab, and presses Enter. */
  enter(target: Locator, options?: { readonly back?: boolean }): Promise<void>;
  /** The hits of the search that is open. */
  options(): Locator;
  heading(name: string | RegExp): Promise<void>;
  /** Finds it by the key of the search, and is in its panel. */
  find(words: string, name: string | RegExp): Promise<void>;
  command(words: string): Promise<void>;
}

/** `texts` are those of the reader's language. */
export function keysOf(reader: Reader, { t }: Texts = textsOf('en')): Keys {
  const press: Keys['press'] = async (...keys) => {
    for (const key of keys) await reader.page.keyboard.press(key);
  };
  const type: Keys['type'] = (text) => reader.page.keyboard.type(text);
  const options = () => reader.page.getByRole('listbox').getByRole('option');
  const heading: Keys['heading'] = (name) => reader.panel.getByRole('heading', { level: 1, name }).waitFor();
  return {
    press,
    type,
    options,
    heading,
    async enter(target, how) {
      await reader.tabTo(target, how);
      await press('Enter');
    },
    async find(words, name) {
      await press('/');
      await type(words);
      await options().first().waitFor();
      await press('Enter');
      await heading(name);
      await reader.page.waitForFunction(() => document.activeElement?.id === 'panel');
    },
    async command(words) {
      await press('Control+k');
      await reader.page
        .getByRole('dialog', { name: t('palette.title') })
        .getByRole('combobox')
        .waitFor();
      await type(words);
      await press('Enter');
    },
  };
}
