// What a page needs for figures that fit and can be driven. Below it: the few lines of this very page.
function follow(frame, heard = () => {}) {
  const { origin } = new URL(frame.src);
  const waiting = new Map();
  let calls = 0;
  const call = (verb, ...args) =>
    new Promise((resolve, reject) => {
      calls += 1;
      waiting.set(calls, { resolve, reject });
      frame.contentWindow.postMessage({ modescope: 1, id: calls, verb, args }, origin);
    });
  addEventListener('message', ({ data, source, origin: from }) => {
    if (source !== frame.contentWindow || from !== origin || data?.modescope !== 1) return;
    if (data.event === 'height') frame.height = data.data;
    if (data.event) heard(data.event, data.data);
    const { resolve, reject } = waiting.get(data.id) ?? {};
    waiting.delete(data.id);
    if ('error' in data) reject?.(new Error(data.error));
    else resolve?.(data.result);
  });
  // The figure answers once its script is there: ask until it does.
  const asking = setInterval(() => call('hello').then(() => clearInterval(asking)), 500);
  return call;
}

const language = new URLSearchParams(location.search).get('lang') ?? navigator.language.slice(0, 2);
document.documentElement.lang = language === 'ja' ? 'ja' : 'en';
const isJapanese = language === 'ja';
if (isJapanese) document.title = 'Modescope：自分のページに図を埋め込む';

const [first, second] = document.querySelectorAll('iframe');
for (const frame of [first, second]) frame.src = `${frame.dataset.src}&lang=${isJapanese ? "ja" : "en"}`;
follow(first);
const output = document.querySelector('output');
const call = follow(second, (event, data) => {
  if (event !== 'evaluation') return;
  const modes = data.metrics.strictModes ?? 0;
  output.textContent = isJapanese ? `ステップ ${data.step}：${modes} / 8 モード` : `step ${data.step}: ${modes} of 8 modes`;
});
const button = document.querySelector('[data-run]');
button.addEventListener('click', async () => {
  button.disabled = true;
  await call('run', Number(button.dataset.run)).catch(() => undefined);
  button.disabled = false;
});

const address = new URL('./?embed=1#v=1&p=collapse', location.href).href;
const code = `<iframe src="${address}" title="A generator that collapses"
  loading="lazy" height="420" style="width: 100%; border: 0"></iframe>
<script>
${follow.toString()}
for (const frame of document.querySelectorAll('iframe[src*="embed=1"]')) follow(frame);
</script>`;
document.getElementById('code').textContent = code;
document.getElementById('copy').addEventListener('click', async () => {
  const copied = await navigator.clipboard.writeText(code).then(
    () => true,
    () => false,
  );
  const said = copied ? ['Copied', 'コピーしました'] : ['Select the code and copy it by hand', 'コードを選択してコピーしてください'];
  document.getElementById('copied').textContent = said[isJapanese ? 1 : 0];
});
