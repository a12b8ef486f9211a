// Where the reader is, from the address, and how to go elsewhere.
import { useCallback, useMemo } from 'react';
import { useLocation, useSearch } from 'wouter';
import { type Place, pathOf, readPlace } from '../state/places.ts';

export function usePlace(): Place | null {
  const [path] = useLocation();
  const search = useSearch();
  // Read from the window: the path that the router gives is decoded, and slashes of ids with it.
  // biome-ignore lint/correctness/useExhaustiveDependencies: the path tells when to look again
  return useMemo(() => readPlace(location.pathname, search), [path, search]);
}

export function useGo(): (place: Place, options?: { replace?: boolean }) => void {
  const [, navigate] = useLocation();
  return useCallback((place, options) => navigate(pathOf(place), options), [navigate]);
}
