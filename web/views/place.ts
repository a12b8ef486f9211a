// Where the reader is, from the address, and how to go elsewhere.
import { useCallback, useMemo } from 'react';
import { useLocation, useSearch } from 'wouter';
import { type Place, pathOf, readPlace } from '../state/places.ts';

export function usePlace(): Place | null {
  const [path] = useLocation();
  const search = useSearch();
  return useMemo(() => readPlace(path, search), [path, search]);
}

export function useGo(): (place: Place, options?: { replace?: boolean }) => void {
  const [, navigate] = useLocation();
  return useCallback((place, options) => navigate(pathOf(place), options), [navigate]);
}
