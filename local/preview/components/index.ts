import { builtinTags } from '../compiler/tags';
import type { BuiltinDefinition } from '../runtime/define-builtin';
import { button } from './button/button';
import { canvas } from './canvas/canvas';
import { checkbox, checkboxGroup } from './checkbox/checkbox';
import { coverImage } from './cover/cover-image';
import { coverView } from './cover/cover-view';
import { form } from './form/form';
import { icon } from './icon/icon';
import { image } from './image/image';
import { input } from './input/input';
import { label } from './label/label';
import { map } from './map/map';
import { matchMediaComponent } from './match-media/match-media';
import { movableArea, movableView } from './movable/movable';
import { navigator } from './navigator/navigator';
import { pageContainer } from './page-container/page-container';
import { pageMeta } from './page-meta/page-meta';
import { picker } from './picker/picker';
import { pickerView, pickerViewColumn } from './picker-view/picker-view';
import { progress } from './progress/progress';
import { radio, radioGroup } from './radio/radio';
import { richText } from './rich-text/rich-text';
import { rootPortal } from './root-portal/root-portal';
import { scrollView } from './scroll-view/scroll-view';
import { slider } from './slider/slider';
import { swiper, swiperItem } from './swiper/swiper';
import { switchComponent } from './switch/switch';
import { span, text } from './text/text';
import { textarea } from './textarea/textarea';
import { unsupported } from './unsupported/unsupported';
import { video } from './video/video';
import { view } from './view/view';
import { webView } from './web-view/web-view';

/** The built-in components the preview has, by their tag. */
export const supported: Record<string, BuiltinDefinition> = {
  view,
  text,
  span,
  image,
  icon,
  progress,
  'rich-text': richText,
  'scroll-view': scrollView,
  swiper,
  'swiper-item': swiperItem,
  'movable-area': movableArea,
  'movable-view': movableView,
  'cover-view': coverView,
  'cover-image': coverImage,
  'match-media': matchMediaComponent,
  'root-portal': rootPortal,
  'page-container': pageContainer,
  'page-meta': pageMeta,

  form,
  button,
  input,
  textarea,
  label,
  checkbox,
  'checkbox-group': checkboxGroup,
  radio,
  'radio-group': radioGroup,
  switch: switchComponent,
  slider,
  picker,
  'picker-view': pickerView,
  'picker-view-column': pickerViewColumn,

  navigator,
  canvas,
  map,
  video,
  'web-view': webView,
};

const missing = [...builtinTags].filter((tag) => !(tag in supported));

/** Every tag of WeChat's. One the preview lacks keeps its place on the page and shows its name. */
export const builtins: Record<string, BuiltinDefinition> = {
  ...supported,
  ...Object.fromEntries(missing.map((tag) => [tag, unsupported(tag)])),
};
