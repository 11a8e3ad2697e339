/* bw-palette.c: the colours of our drawings
 *
 * One table a kind. Where the desk has a translucent colour of the platform (text
 * is black at 80 %), ours is the same, so that it looks alike on any ground.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "bw-palette.h"

#define RGBA(hex, opacity)                            \
  {                                                   \
    .red = (((hex) >> 16) & 0xff) / 255.0,            \
    .green = (((hex) >> 8) & 0xff) / 255.0,           \
    .blue = ((hex) & 0xff) / 255.0,                   \
    .alpha = (opacity),                               \
  }
#define RGB(hex)         RGBA (hex, 1.0)
#define BLACK(opacity)   RGBA (0x000000, opacity)
#define WHITE(opacity)   RGBA (0xffffff, opacity)

static const BwPalette palettes[BW_N_PALETTE_KINDS] = {
  [BW_PALETTE_LIGHT] = {
    .fg = BLACK (0.8),
    .fg2 = BLACK (0.58),
    .fg3 = BLACK (0.42),
    .card = WHITE (1.0),
    .grid = BLACK (0.06),
    .track = BLACK (0.1),
    .done = RGB (0x3584e4),
    .plan = RGB (0x77767b),
    .late = RGB (0xad3d00),
    .late_fill = RGB (0xe66100),
    .tight = RGB (0x8f6400),
    .success = RGB (0x1b8553),
    .missing = RGB (0xe2e2e2),
    .map = { RGB (0xeef3f9), RGB (0xd5e4f5), RGB (0xb0cff0), RGB (0x7aabe2), RGB (0x3b77c1), RGB (0x1f4f92) },
    .map_label_dark = RGB (0x1b1f25),
    .map_label_light = WHITE (1.0),
    .map_light_from = 4,
    .outline = BLACK (0.28),
  },
  [BW_PALETTE_DARK] = {
    .fg = WHITE (1.0),
    .fg2 = WHITE (0.72),
    .fg3 = WHITE (0.5),
    .card = RGB (0x353535),
    .grid = WHITE (0.055),
    .track = WHITE (0.15),
    .done = RGB (0x62a0ea),
    .plan = RGB (0xc0bfbc),
    .late = RGB (0xffa348),
    .late_fill = RGB (0xff9d3c),
    .tight = RGB (0xf8e45c),
    .success = RGB (0x8ff0a4),
    .missing = RGB (0x484848),
    .map = { RGB (0x33383f), RGB (0x30455e), RGB (0x335a87), RGB (0x3d76b5), RGB (0x6aa3e0), RGB (0xa6caf3) },
    .map_label_dark = RGB (0x1b1f25),
    .map_label_light = WHITE (1.0),
    .map_light_from = 4,
    .outline = WHITE (0.28),
  },
  [BW_PALETTE_WALL] = {
    .fg = WHITE (1.0),
    .fg2 = RGB (0xc6c9cf),
    .fg3 = RGB (0x969ba5),
    .card = RGB (0x111317),
    .grid = RGB (0x343942),
    .track = RGB (0x343942),
    .done = RGB (0x62a0ea),
    .plan = RGB (0xd5d7dc),
    .late = RGB (0xffb057),
    .late_fill = RGB (0xff9d3c),
    .tight = RGB (0xf8e45c),
    .success = RGB (0x8ff0a4),
    .missing = RGB (0x2c3037),
    .map = { RGB (0x1d2229), RGB (0x20344a), RGB (0x264a70), RGB (0x2a598d), RGB (0x74ade8), RGB (0xb8d5f7) },
    .map_label_dark = RGB (0x111317),
    .map_label_light = WHITE (1.0),
    .map_light_from = 4,
    .outline = RGB (0x5b616b),
  },
  [BW_PALETTE_PAPER] = {
    .fg = BLACK (1.0),
    .fg2 = RGB (0x404040),
    .fg3 = RGB (0x808080),
    .card = WHITE (1.0),
    .grid = RGB (0xcccccc),
    .track = RGB (0xe4e4e4),
    .done = RGB (0x404040),
    .plan = RGB (0x8c8c8c),
    .late = BLACK (1.0),
    .late_fill = BLACK (1.0),
    .tight = BLACK (1.0),
    .success = BLACK (1.0),
    .missing = RGB (0xf0f0f0),
    .map = { RGB (0xf7f7f7), RGB (0xe2e2e2), RGB (0xc8c8c8), RGB (0xa6a6a6), RGB (0x6c6c6c), RGB (0x404040) },
    .map_label_dark = BLACK (1.0),
    .map_label_light = WHITE (1.0),
    .map_light_from = 4,
    .outline = RGB (0x404040),
  },
  /* No class of the map is of a middle lightness, on which neither label could be read. */
  [BW_PALETTE_LIGHT_HIGH] = {
    .fg = BLACK (1.0),
    .fg2 = BLACK (0.85),
    .fg3 = BLACK (0.7),
    .card = WHITE (1.0),
    .grid = BLACK (0.3),
    .track = BLACK (0.22),
    .done = RGB (0x1a5fb4),
    .plan = RGB (0x3d3846),
    .late = RGB (0x8a3000),
    .late_fill = RGB (0xb03f00),
    .tight = RGB (0x6b4b00),
    .success = RGB (0x0b5e37),
    .missing = RGB (0xe2e2e2),
    .map = { RGB (0xf2f7ff), RGB (0xd3e4fb), RGB (0xb4d2f7), RGB (0x8dbaf0), RGB (0x1d4f8f), RGB (0x0b2545) },
    .map_label_dark = BLACK (1.0),
    .map_label_light = WHITE (1.0),
    .map_light_from = 4,
    .outline = BLACK (0.8),
  },
  [BW_PALETTE_DARK_HIGH] = {
    .fg = WHITE (1.0),
    .fg2 = WHITE (0.92),
    .fg3 = WHITE (0.8),
    .card = RGB (0x353535),
    .grid = WHITE (0.35),
    .track = WHITE (0.3),
    .done = RGB (0x99c1f1),
    .plan = RGB (0xdeddda),
    .late = RGB (0xffbe6f),
    .late_fill = RGB (0xffbe6f),
    .tight = RGB (0xf9f06b),
    .success = RGB (0x8ff0a4),
    .missing = RGB (0x484848),
    .map = { RGB (0x14181e), RGB (0x16304d), RGB (0x1d4a7a), RGB (0x26598f), RGB (0x9cc8ff), RGB (0xd6e8ff) },
    .map_label_dark = BLACK (1.0),
    .map_label_light = WHITE (1.0),
    .map_light_from = 4,
    .outline = WHITE (0.8),
  },
};

/* Of the encoded values, not of light: what the visual reference was drawn with.
 * Rec. ITU-R BT.709, item 3.2. */
static double
find_luma (const BwColor *color)
{
  return 0.2126 * color->red + 0.7152 * color->green + 0.0722 * color->blue;
}

static BwColor
fade_color (const BwColor *color,
            double         saturation,
            double         brightness)
{
  double luma = find_luma (color);

  return (BwColor) {
    .red = CLAMP ((luma + (color->red - luma) * saturation) * brightness, 0.0, 1.0),
    .green = CLAMP ((luma + (color->green - luma) * saturation) * brightness, 0.0, 1.0),
    .blue = CLAMP ((luma + (color->blue - luma) * saturation) * brightness, 0.0, 1.0),
    .alpha = color->alpha,
  };
}

/**
 * bw_palette_get:
 * @kind: where it is drawn
 *
 * Returns: (transfer none): the colours for it
 */
const BwPalette *
bw_palette_get (BwPaletteKind kind)
{
  g_return_val_if_fail ((guint) kind < BW_N_PALETTE_KINDS, &palettes[BW_PALETTE_LIGHT]);

  return &palettes[kind];
}

/**
 * bw_palette_fade:
 * @self: (out caller-allocates): a palette
 * @from: the palette to start with; may be @self
 * @saturation: 1: as it is, 0: grey
 * @brightness: 1: as it is
 *
 * What is not live looks so. The ground (@card) stays what it is: the figures
 * fade, not the room they hang in.
 */
void
bw_palette_fade (BwPalette       *self,
                 const BwPalette *from,
                 double           saturation,
                 double           brightness)
{
  BwPalette faded;
  BwColor *colors[] = {
    &faded.fg, &faded.fg2, &faded.fg3, &faded.grid, &faded.track, &faded.done, &faded.plan,
    &faded.late, &faded.late_fill, &faded.tight, &faded.success, &faded.missing,
    &faded.map_label_light, &faded.outline,
  };

  g_return_if_fail (self != NULL);
  g_return_if_fail (from != NULL);

  faded = *from;
  for (guint i = 0; i < G_N_ELEMENTS (colors); i++)
    *colors[i] = fade_color (colors[i], saturation, brightness);
  for (guint i = 0; i < BW_N_CLASSES; i++)
    faded.map[i] = fade_color (&faded.map[i], saturation, brightness);

  *self = faded;
}

/**
 * bw_palette_get_label:
 * @self: a palette
 * @map_class: 0 to 5
 *
 * Returns: (transfer none): the one of the two label colours that can be read
 *   on the class. The scale runs to dark on light ground and to light on dark
 *   ground, so the side that the label changes to follows from its ends.
 */
const BwColor *
bw_palette_get_label (const BwPalette *self,
                      guint            map_class)
{
  gboolean is_to_dark;

  g_return_val_if_fail (self != NULL, NULL);

  is_to_dark = find_luma (&self->map[BW_N_CLASSES - 1]) < find_luma (&self->map[0]);
  return (map_class >= self->map_light_from) == is_to_dark ? &self->map_label_light
                                                           : &self->map_label_dark;
}
