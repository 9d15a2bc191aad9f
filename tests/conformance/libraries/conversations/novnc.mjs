import RFB from '@novnc/novnc';

const once = (target, type) => new Promise(resolve => target.addEventListener(type, resolve, {once: true}));

export async function converse(url, tell) {
  const screen = document.body.appendChild(document.createElement('div'));
  screen.style = 'width: 40px; height: 40px';
  const rfb = new RFB(screen, url, {wsProtocols: ['binary']});
  for (const type of ['connect', 'disconnect', 'desktopname', 'clipboard', 'bell', 'securityfailure'])
    rfb.addEventListener(type, ({detail}) => tell(type, detail ?? null));
  const rung = once(rfb, 'bell');
  await once(rfb, 'connect');
  rfb.clipboardPasteFrom('pasted');
  rfb.sendKey(0x61, 'KeyA');
  await rung;
  const canvas = screen.querySelector('canvas');
  tell(canvas.width, canvas.height);
  const gone = once(rfb, 'disconnect');
  rfb.disconnect();
  await gone;
}
