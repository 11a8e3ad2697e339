/* bw-fault.h: one thing that is wrong in a file, where, and why
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <glib.h>

G_BEGIN_DECLS

/**
 * BwFault:
 * @file: name of the file, relative to the city's directory
 * @line: from 1; 0 for the file as a whole
 * @pointer: RFC 6901 pointer of the member, `""` for the whole line
 * @reason: one short sentence, lower case, no full stop
 */
typedef struct
{
  char *file;
  guint line;
  char *pointer;
  char *reason;
} BwFault;

BwFault *bw_fault_new      (const char    *file,
                            guint          line,
                            const char    *pointer,
                            const char    *reason);
void     bw_fault_free     (BwFault       *self);

/* `areas.ndjson:12: /level: no level is called "towm"` */
char    *bw_fault_describe (const BwFault *self);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (BwFault, bw_fault_free)

G_END_DECLS
