/* test-bw-palette.c: colours that can be read, also when they have faded
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "canvas-fixture.h"

#include <math.h>

/* Contrast that text of this palette owes to its reader (README of the visual
 * reference: desk 4.5, wall 7; paper is black). */
static const double owed[BW_N_PALETTE_KINDS] = { 4.5, 4.5, 7.0, 7.0, 7.0, 7.0 };

static void
assert_contrast (const BwColor *color,
                 const BwColor *ground,
                 double         least,
                 const char    *what)
{
  BwColor seen = canvas_blend (color, ground);
  double contrast = canvas_contrast (&seen, ground);

  if (contrast < least)
    g_test_message ("%s: %.2f : 1", what, contrast);
  g_assert_cmpfloat (contrast, >=, least);
}

static void
test_text (void)
{
  for (guint kind = 0; kind < BW_N_PALETTE_KINDS; kind++)
    {
      const BwPalette *palette = bw_palette_get (kind);

      assert_contrast (&palette->fg, &palette->card, owed[kind], "fg");
      assert_contrast (&palette->fg2, &palette->card, owed[kind], "fg2");
      assert_contrast (&palette->late, &palette->card, owed[kind], "late");
      assert_contrast (&palette->tight, &palette->card, owed[kind], "tight");
      assert_contrast (&palette->success, &palette->card, owed[kind] - 0.1, "success");
    }
}

static gboolean
is_high (guint kind)
{
  return kind == BW_PALETTE_LIGHT_HIGH || kind == BW_PALETTE_DARK_HIGH;
}

/* In high contrast nothing is a light grey, and what is no text owes 4.5 too. */
static void
test_high (void)
{
  for (guint kind = 0; kind < BW_N_PALETTE_KINDS; kind++)
    {
      const BwPalette *palette = bw_palette_get (kind);

      if (!is_high (kind))
        continue;

      assert_contrast (&palette->success, &palette->card, 7.0, "success");
      assert_contrast (&palette->fg3, &palette->card, 7.0, "fg3");
      assert_contrast (&palette->fg, &palette->missing, 7.0, "fg on missing");
      assert_contrast (&palette->done, &palette->card, 4.5, "done");
      assert_contrast (&palette->plan, &palette->card, 4.5, "plan");
      assert_contrast (&palette->late_fill, &palette->card, 4.5, "late fill");
      assert_contrast (&palette->outline, &palette->card, 4.5, "outline");
    }
}

/* Fading takes no contrast away that was asked for. */
static void
test_high_faded (void)
{
  for (guint kind = BW_PALETTE_LIGHT_HIGH; kind <= BW_PALETTE_DARK_HIGH; kind++)
    {
      BwPalette faded;

      bw_palette_fade (&faded, bw_palette_get (kind), 0.18, 1.0);
      assert_contrast (&faded.fg2, &faded.card, 7.0, "faded fg2");
      assert_contrast (&faded.late, &faded.card, 7.0, "faded late");
      assert_contrast (&faded.done, &faded.card, 4.5, "faded done");
      for (guint i = 0; i < BW_N_CLASSES; i++)
        assert_contrast (bw_palette_get_label (&faded, i), &faded.map[i], 4.5, "faded map label");
    }
}

/* Names on the map are text: on the wall they owe 7, when it is grey too (see
 * bw-wall-map-scene.c). Those of the desk are on its own classes, and paper is black. */
static void
test_map_labels (void)
{
  BwPalette grey;

  for (guint kind = 0; kind < BW_N_PALETTE_KINDS; kind++)
    {
      const BwPalette *palette = bw_palette_get (kind);

      for (guint i = 0; i < BW_N_CLASSES; i++)
        assert_contrast (bw_palette_get_label (palette, i), &palette->map[i],
                         is_high (kind) || kind == BW_PALETTE_WALL ? 7.0 : 4.4, "map label");
    }

  for (guint step = 0; step < 4; step++)
    {
      bw_palette_fade (&grey, bw_palette_get (BW_PALETTE_WALL), step / 4.0, step == 0 ? 0.98 : 1.0);
      for (guint i = 0; i < BW_N_CLASSES; i++)
        assert_contrast (bw_palette_get_label (&grey, i), &grey.map[i], 7.0, "faded map label of the wall");
      assert_contrast (&grey.fg, &grey.missing, 7.0, "faded name of what is not reported");
    }
}

static void
test_label_sides (void)
{
  const BwPalette *light = bw_palette_get (BW_PALETTE_LIGHT);
  const BwPalette *wall = bw_palette_get (BW_PALETTE_WALL);

  g_assert_true (bw_palette_get_label (light, 3) == &light->map_label_dark);
  g_assert_true (bw_palette_get_label (light, 4) == &light->map_label_light);
  g_assert_true (bw_palette_get_label (wall, 3) == &wall->map_label_light);
  g_assert_true (bw_palette_get_label (wall, 4) == &wall->map_label_dark);
}

/* Each class is told from the next by its lightness alone. */
static void
test_classes_are_ordered (void)
{
  const BwColor black = { 0.0, 0.0, 0.0, 1.0 };

  for (guint kind = 0; kind < BW_N_PALETTE_KINDS; kind++)
    {
      const BwPalette *palette = bw_palette_get (kind);
      double last = canvas_contrast (&palette->map[0], &black);
      gboolean is_to_dark = canvas_contrast (&palette->map[5], &black) < last;

      for (guint i = 1; i < BW_N_CLASSES; i++)
        {
          double next = canvas_contrast (&palette->map[i], &black);

          /* On dark ground the lowest two differ in colour more than in light. */
          if (i > 1 || kind != BW_PALETTE_DARK)
            g_assert_true (is_to_dark ? next < last : next > last);
          last = next;
        }
    }
}

static void
test_paper_is_grey (void)
{
  BwPalette grey;

  bw_palette_fade (&grey, bw_palette_get (BW_PALETTE_PAPER), 0.0, 1.0);
  g_assert_true (canvas_is_like (&grey.late, &bw_palette_get (BW_PALETTE_PAPER)->late, 1e-9));
  for (guint i = 0; i < BW_N_CLASSES; i++)
    g_assert_true (canvas_is_like (&grey.map[i], &bw_palette_get (BW_PALETTE_PAPER)->map[i], 1e-9));
}

/* Values picked from the drawing of the stale wall. */
static void
test_fade_stale_wall (void)
{
  const BwPalette *wall = bw_palette_get (BW_PALETTE_WALL);
  const BwColor done = { 0x77 / 255.0, 0x77 / 255.0, 0x77 / 255.0, 1.0 };
  const BwColor text = { 0xc7 / 255.0, 0xc7 / 255.0, 0xc7 / 255.0, 1.0 };
  const BwColor track = { 0x2c / 255.0, 0x2c / 255.0, 0x2c / 255.0, 1.0 };
  BwPalette stale;

  bw_palette_fade (&stale, wall, 0.0, 0.78);
  g_assert_true (canvas_is_like (&stale.done, &done, 1.0 / 255.0));
  g_assert_true (canvas_is_like (&stale.fg, &text, 1.0 / 255.0));
  g_assert_true (canvas_is_like (&stale.track, &track, 1.0 / 255.0));
  g_assert_true (canvas_is_like (&stale.card, &wall->card, 0.0));
}

static void
test_fade_in_place (void)
{
  BwPalette palette = *bw_palette_get (BW_PALETTE_LIGHT);
  BwPalette apart;

  bw_palette_fade (&apart, &palette, 0.18, 1.0);
  bw_palette_fade (&palette, &palette, 0.18, 1.0);
  g_assert_true (canvas_is_like (&palette.done, &apart.done, 0.0));
  g_assert_cmpfloat (palette.done.blue - palette.done.red, <, 0.18);

  bw_palette_fade (&palette, bw_palette_get (BW_PALETTE_LIGHT), 1.0, 1.0);
  g_assert_true (canvas_is_like (&palette.late, &bw_palette_get (BW_PALETTE_LIGHT)->late, 1e-9));
}

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/draw/palette/text", test_text);
  g_test_add_func ("/draw/palette/high", test_high);
  g_test_add_func ("/draw/palette/high-faded", test_high_faded);
  g_test_add_func ("/draw/palette/map-labels", test_map_labels);
  g_test_add_func ("/draw/palette/label-sides", test_label_sides);
  g_test_add_func ("/draw/palette/classes-are-ordered", test_classes_are_ordered);
  g_test_add_func ("/draw/palette/paper-is-grey", test_paper_is_grey);
  g_test_add_func ("/draw/palette/fade-stale-wall", test_fade_stale_wall);
  g_test_add_func ("/draw/palette/fade-in-place", test_fade_in_place);
  return g_test_run ();
}
