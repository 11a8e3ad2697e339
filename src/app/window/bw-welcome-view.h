/* bw-welcome-view.h: where a person says which backend, and with what token
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <adwaita.h>

G_BEGIN_DECLS

/**
 * BwWelcomeRow:
 * @BW_WELCOME_ROW_NONE: neither
 * @BW_WELCOME_ROW_ADDRESS: the server's address
 * @BW_WELCOME_ROW_TOKEN: the token
 */
typedef enum
{
  BW_WELCOME_ROW_NONE,
  BW_WELCOME_ROW_ADDRESS,
  BW_WELCOME_ROW_TOKEN,
} BwWelcomeRow;

#define BW_TYPE_WELCOME_VIEW (bw_welcome_view_get_type ())

/* Signal `submitted` (char *address, char *token). */
G_DECLARE_FINAL_TYPE (BwWelcomeView, bw_welcome_view, BW, WELCOME_VIEW, AdwBin)

void bw_welcome_view_set_address (BwWelcomeView *self,
                                  const char    *address);

/* The same, but what a person has typed stays. @address (nullable). */
void bw_welcome_view_suggest_address (BwWelcomeView *self,
                                      const char    *address);

/* While the backend is asked nothing can be typed. */
void bw_welcome_view_set_busy    (BwWelcomeView *self,
                                  gboolean       is_busy);

/* Marks the row in question. @text (nullable): one sentence; %NULL: nothing is wrong. */
void bw_welcome_view_set_fault   (BwWelcomeView *self,
                                  BwWelcomeRow   row,
                                  const char    *text);

/* Puts the focus on the row that lacks something. */
void bw_welcome_view_focus       (BwWelcomeView *self);

G_END_DECLS
