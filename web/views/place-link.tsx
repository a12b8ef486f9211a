// A link to a place of the page.
import type { ComponentProps } from 'react';
import { Link } from 'wouter';
import { type Place, pathOf } from '../state/places.ts';

type Rest = Omit<ComponentProps<'a'>, 'href'>;

export function PlaceLink({ to, ...rest }: Rest & { to: Place }) {
  return <Link {...(rest as object)} href={pathOf(to)} />;
}
