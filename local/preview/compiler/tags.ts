/** Tags WeChat brings itself. One that the preview has no component for is named by the phone when a page shows it. */
export const builtinTags: ReadonlySet<string> = new Set(
  `view text image button input textarea scroll-view swiper swiper-item movable-area movable-view cover-view cover-image
  icon progress rich-text form label checkbox checkbox-group radio radio-group picker picker-view picker-view-column slider
  switch editor keyboard-accessory navigator functional-page-navigator audio video camera live-player live-pusher voip-room
  map canvas web-view ad ad-custom official-account open-data page-meta navigation-bar page-container root-portal
  match-media share-element grid-view list-view sticky-header sticky-section snapshot selection double-tap-gesture-handler
  tap-gesture-handler pan-gesture-handler native-component store-home store-product channel-live channel-video
  xr-frame span`.split(/\s+/),
);

/** Tags of the template language itself. */
export const syntaxTags: ReadonlySet<string> = new Set([
  'block',
  'template',
  'import',
  'include',
  'wxs',
  'slot',
  'page',
]);
