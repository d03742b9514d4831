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
  allWindows: 'すぐに、すべてのウィンドウに反映されます。',
  provider: '定義の作成方法',
  providerName: '内蔵',
  providerText:
    '文書の中の文を規則で選び、引用元とともに定義とします。生成モデルやネットワークは使いません。データはこのコンピューターの外に出ず、同じ文書からは同じ用語集ができます。',
  about: 'このアプリについて',
  version: 'バージョン {{version}}',
  aboutText:
    'GenGlossary は文書から用語集を作成します。プロジェクトは 1 つのファイルで、移動やコピーができます。',
};
