/* bw-application.h: the desk's program: one session, its window, its walls
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "bw-options.h"
#include "bw-window.h"

#include <adwaita.h>

G_BEGIN_DECLS

#define BW_TYPE_APPLICATION (bw_application_get_type ())

G_DECLARE_FINAL_TYPE (BwApplication, bw_application, BW, APPLICATION, AdwApplication)

/* @options (transfer full) */
BwApplication *bw_application_new         (BwOptions      *options);

/* (nullable): why it ended without having done what was asked. */
const char    *bw_application_get_failure (BwApplication  *self);

/* (nullable): for tests. */
BwWindow      *bw_application_get_window  (BwApplication  *self);

G_END_DECLS
