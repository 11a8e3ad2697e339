/* bw-report-fold.c: reports of one place, subject and step of time, as few as say the same
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "bw-report-fold.h"

#include "bw-statement-blob.h"

/* What is kept of one measure. */
typedef struct
{
  BwStatement statement;
  guint32     word;
  gint64      at;
  guint       row;       /* which says it */
} Kept;

struct _BwReportFold
{
  GArray *kept;    /* (owned) (element-type Kept) */
  guint   n_rows;
};

/* As bw_reading_beats(): the order in which they are told must not matter. */
static gboolean
beats (const Kept *candidate,
       const Kept *standing)
{
  if (candidate->at != standing->at)
    return candidate->at > standing->at;
  if (!candidate->statement.set)
    return TRUE;
  if (candidate->statement.value != standing->statement.value)
    return candidate->statement.value > standing->statement.value;

  return candidate->statement.bound > standing->statement.bound;
}

static void
keep (BwReportFold *self,
      const Kept   *next)
{
  for (guint i = 0; i < self->kept->len; i++)
    {
      Kept *standing = &g_array_index (self->kept, Kept, i);
      double sum = standing->statement.value + next->statement.value;

      if (standing->word != next->word || standing->statement.set != next->statement.set)
        continue;

      if (beats (next, standing))
        *standing = *next;
      if (!next->statement.set)
        standing->statement.value = sum;
      return;
    }

  g_array_append_val (self->kept, *next);
}

BwReportFold *
bw_report_fold_new (void)
{
  BwReportFold *self = g_new0 (BwReportFold, 1);

  self->kept = g_array_new (FALSE, FALSE, sizeof (Kept));
  return self;
}

void
bw_report_fold_free (BwReportFold *self)
{
  g_array_unref (self->kept);
  g_free (self);
}

gboolean
bw_report_fold_add (BwReportFold *self,
                    gint64        at,
                    const guint8 *statements,
                    gsize         length)
{
  const guint8 *end = statements + length;
  guint row = self->n_rows++;

  while (statements != end)
    {
      Kept next = { .at = at, .row = row };

      if (!bw_statement_blob_read (&statements, end, &next.statement, &next.word))
        return FALSE;

      keep (self, &next);
    }

  return TRUE;
}

void
bw_report_fold_write (BwReportFold *self,
                      guint         row,
                      GByteArray   *statements)
{
  g_byte_array_set_size (statements, 0);
  for (guint i = 0; i < self->kept->len; i++)
    {
      const Kept *next = &g_array_index (self->kept, Kept, i);

      if (next->row == row)
        bw_statement_blob_append (statements, &next->statement, next->word);
    }
}
