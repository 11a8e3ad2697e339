/* bw-ctl-options.h: the arguments of a verb, and how it tells of a failure
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <glib.h>

G_BEGIN_DECLS

/* Reads the options; what is left in @argv must be the verb and @n_names names.
 * @usage: what --help shows after the program. */
gboolean bw_ctl_options_parse (const GOptionEntry  *entries,
                               const char          *usage,
                               int                  n_names,
                               int                 *argc,
                               char              ***argv,
                               GError             **error);

/* Whether @value was given; @name is that of the option. */
gboolean bw_ctl_options_need  (const char          *name,
                               const char          *value,
                               GError             **error);

/* Whether those of @entries that @names lists were given. */
gboolean bw_ctl_options_need_all
                              (const GOptionEntry  *entries,
                               const char * const  *names,
                               GError             **error);

/* Wrong usage, for @reason. Returns FALSE, for a check to end with. */
gboolean bw_ctl_options_refuse
                              (GError             **error,
                               const char          *reason);

/* @text (nullable): what the option @name was set to; without it @time stays. */
gboolean bw_ctl_options_read_time
                              (const char          *name,
                               const char          *text,
                               gint64              *time,
                               GError             **error);

/* (transfer full) (nullable): the token that @path holds, and nothing else. */
char    *bw_ctl_options_read_token (const char     *path,
                                    GError        **error);

/* Prints the reason. Returns the exit code: 2 on wrong usage, else 1. */
int      bw_ctl_options_fail  (const char          *verb,
                               const GError        *error);

G_END_DECLS
