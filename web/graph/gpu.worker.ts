// Has the browser get ready to draw with the GPU: the first one who asks for that waits until another process has started and
// found its driver, and here nobody is kept waiting.
const gl = new OffscreenCanvas(1, 1).getContext('webgl2');
// An answer comes when it is done.
gl?.getParameter(gl.RENDERER);
self.postMessage('awake');
