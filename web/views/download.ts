// Hands a file to the browser to be kept.

export function download(name: string, content: Blob | string, type: string): void {
  const blob = typeof content === 'string' ? new Blob([content], { type }) : content;
  const address = URL.createObjectURL(blob);
  const link = document.createElement('a');
  link.href = address;
  link.download = name;
  link.click();
  // The download has its own hold on the content by the time that the next task runs.
  setTimeout(() => URL.revokeObjectURL(address), 0);
}
