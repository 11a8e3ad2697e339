/* bw-theme.h: which colours a drawing of the desk takes now
 *
 * Light or dark is the style manager's, high contrast BwContrast's; faded is inherited: an ancestor carries
 * the class `faded` (what is shown is not live).
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "bw-palette.h"

#include <gtk/gtk.h>

G_BEGIN_DECLS

/**
 * BwTone:
 *
 * What a colour means, so that a sign keeps its meaning in each palette. DONE is how
 * much is done, of bars and lines; SUCCESS is that all is, of signs and words.
 */
typedef enum
{
  BW_TONE_FG,
  BW_TONE_FG2,
  BW_TONE_FG3,
  BW_TONE_LATE,
  BW_TONE_TIGHT,
  BW_TONE_DONE,
  BW_TONE_PLAN,
  BW_TONE_SUCCESS,
} BwTone;

/* Family list of the drawings; the same that ui/style.css names. */
#define BW_THEME_FONT "Cantarell, Noto Sans CJK SC, sans-serif"

gboolean         bw_theme_is_faded        (GtkWidget        *widget);
void             bw_theme_set_faded       (GtkWidget        *widget,
                                           gboolean          faded);
BwPaletteKind    bw_theme_get_kind        (void);
const BwPalette *bw_theme_get_palette     (GtkWidget        *widget);
const BwColor   *bw_theme_get_tone        (const BwPalette  *palette,
                                           BwTone            tone);

/* How opaque secondary text is, for markup. */
guint            bw_theme_get_fg2_percent (void);

/* Style class that gives text the colour; "" for BW_TONE_FG. */
const char      *bw_theme_get_class   (BwTone            tone);

/* Gives @widget the class of @tone and takes those of the others. */
void             bw_theme_set_tone    (GtkWidget        *widget,
                                       BwTone            tone);

G_END_DECLS
