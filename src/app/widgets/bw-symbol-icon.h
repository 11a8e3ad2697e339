/* bw-symbol-icon.h: one of our signs, beside a text
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "bw-symbol.h"
#include "bw-theme.h"

G_BEGIN_DECLS

#define BW_TYPE_SYMBOL_ICON (bw_symbol_icon_get_type ())

/* Properties: `symbol` (uint, BwSymbol), `tone` (uint, BwTone), `size` (int, px).
 * Draws nothing for BW_SYMBOL_NONE but keeps its room. */
G_DECLARE_FINAL_TYPE (BwSymbolIcon, bw_symbol_icon, BW, SYMBOL_ICON, GtkWidget)

GtkWidget *bw_symbol_icon_new        (void);
BwSymbol   bw_symbol_icon_get_symbol (BwSymbolIcon  *self);
void       bw_symbol_icon_set_symbol (BwSymbolIcon  *self,
                                      BwSymbol       symbol);
BwTone     bw_symbol_icon_get_tone   (BwSymbolIcon  *self);
void       bw_symbol_icon_set_tone   (BwSymbolIcon  *self,
                                      BwTone         tone);

G_END_DECLS
