/* bw-fault.c: one thing that is wrong in a file, where, and why
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "bw-fault.h"

/**
 * bw_fault_new:
 * @file: name of the file
 * @line: from 1; 0 for the file as a whole
 * @pointer: RFC 6901 pointer, `""` for the whole line
 * @reason: one short sentence
 *
 * Returns: (transfer full): the fault
 */
BwFault *
bw_fault_new (const char *file,
              guint       line,
              const char *pointer,
              const char *reason)
{
  BwFault *self = g_new0 (BwFault, 1);

  self->file = g_strdup (file);
  self->line = line;
  self->pointer = g_strdup (pointer);
  self->reason = g_strdup (reason);
  return self;
}

/**
 * bw_fault_free:
 * @self: (transfer full): a fault
 */
void
bw_fault_free (BwFault *self)
{
  g_free (self->file);
  g_free (self->pointer);
  g_free (self->reason);
  g_free (self);
}

/**
 * bw_fault_describe:
 * @self: a fault
 *
 * Returns: (transfer full): `areas.ndjson:12: /level: reason`
 */
char *
bw_fault_describe (const BwFault *self)
{
  g_autofree char *line = self->line > 0 ? g_strdup_printf (":%u", self->line) : g_strdup ("");

  return g_strconcat (self->file, line, ": ", self->pointer, *self->pointer != '\0' ? ": " : "", self->reason, NULL);
}
