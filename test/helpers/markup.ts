// Sixty texts of script and markup: each would leave a mark on the page where it is taken for more than text.
const harm = 'window.harmed=1';

const bodies: readonly string[] = [
  `<script>${harm}</script>`,
  `<img src=x onerror="${harm}">`,
  `<svg/onload=${harm}>`,
  `<iframe srcdoc="<script>parent.harmed=1</script>"></iframe>`,
  `<a data-harm href="javascript:${harm}">a</a>`,
  `<details open ontoggle=${harm}>d</details>`,
  `<input data-harm autofocus onfocus=${harm}>`,
  `<video><source onerror=${harm}></video>`,
  `<math><mtext data-harm></mtext></math>`,
  `<style data-harm>body{display:none}</style>`,
  `<marquee onstart=${harm}>m</marquee>`,
  `<form data-harm action="javascript:${harm}"><button>f</button></form>`,
  `<object data-harm data="javascript:${harm}"></object>`,
  `<base data-harm href="//elsewhere.invalid/">`,
  `<meta data-harm http-equiv="refresh" content="0;url=//elsewhere.invalid/">`,
  `<link data-harm rel="stylesheet" href="//elsewhere.invalid/a.css">`,
  `<template data-harm><b>t</b></template>`,
  `<button data-harm onclick=${harm}>b</button>`,
  `javascript:${harm}//`,
  `data:text/html,<script>${harm}</script>`,
];

/** As they are, out of an attribute or a text field, and out of a comment or a title. */
export const markup: readonly string[] = [
  ...bodies,
  ...bodies.map((body) => `x"'></textarea>${body}`),
  ...bodies.map((body) => `x--></title></mark>${body}`),
];
