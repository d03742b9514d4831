/** settings ページの文言。 */
export const settings = {
  title: '設定',
  appearance: '言語と外観',
  language: '言語',
  languages: {
    system: 'システムに合わせる',
    en: 'English',
    ja: '日本語',
  },
  theme: 'テーマ',
  themes: {
    system: 'システムに合わせる',
    light: 'ライト',
    dark: 'ダーク',
  },
  textSize: '文字の大きさ',
  textSizes: {
    small: '小',
    normal: '標準',
    large: '大',
    largest: '特大',
  },
  allWindows: 'すぐに、すべてのウィンドウに反映されます。',
  about: 'このアプリについて',
  version: 'バージョン {{version}}',
  aboutText:
    'GenGlossary は文書から用語集を作成します。プロジェクトは 1 つのファイルで、移動やコピーができます。',
};
