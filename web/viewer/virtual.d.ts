/** The viewer as text, built by `vite.config.ts`, with the hashes that a policy names it by. */
declare module 'virtual:viewer' {
  export const script: string;
  export const style: string;
  export const scriptHash: string;
  export const styleHash: string;
}
