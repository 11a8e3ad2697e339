/* bw-client-tails.c: joins what is new of a series to what is there of it
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "bw-client-tails.h"

#include "bw-client-error.h"

struct _BwClientTails
{
  GHashTable *standing;  /* (owned): id → Standing */
};

/* The history as it was sent last. */
typedef struct
{
  BwSeries *series;      /* (owned): the picture has the same */
  guint64   seq;
} Standing;

static void
free_standing (gpointer data)
{
  Standing *standing = data;

  bw_series_unref (standing->series);
  g_free (standing);
}

static void
remember (BwClientTails    *self,
          const BwDocument *document)
{
  Standing *standing = g_new (Standing, 1);

  standing->series = bw_series_ref (bw_document_get_series (document));
  standing->seq = bw_document_get_seq (document);
  g_hash_table_replace (self->standing, g_strdup (bw_document_get_id (document)), standing);
}

static BwDocument *
join (const Standing    *standing,
      const BwDocument  *document,
      GError           **error)
{
  const BwSeries *tail = bw_document_get_series (document);
  g_autoptr (BwSeries) whole = NULL;
  g_autoptr (GError) failure = NULL;

  if (standing != NULL && standing->seq == tail->after)
    whole = bw_series_join (standing->series, tail, &failure);
  if (whole != NULL)
    return bw_document_new_joined (document, whole);

  g_set_error (error, BW_CLIENT_ERROR, BW_CLIENT_ERROR_FORMAT,
               "%s goes on from version %" G_GUINT64_FORMAT ", which is not what is there",
               bw_document_get_id (document), tail->after);
  return NULL;
}

/* FALSE: it does not fit. What it says may be there already: then it is left out. */
static gboolean
take (BwClientTails  *self,
      BwFeedEvent    *event,
      guint           index,
      gboolean       *is_left_out,
      GError        **error)
{
  BwDocument *document = g_ptr_array_index (event->documents, index);
  const BwSeries *series = bw_document_get_series (document);
  const Standing *standing;
  BwDocument *joined;

  if (series == NULL)
    return TRUE;
  if (series->from == 0)
    {
      remember (self, document);
      return TRUE;
    }

  standing = g_hash_table_lookup (self->standing, bw_document_get_id (document));
  *is_left_out = standing != NULL && bw_document_get_seq (document) <= standing->seq;
  if (*is_left_out)
    return TRUE;

  joined = join (standing, document, error);
  if (joined == NULL)
    return FALSE;

  bw_document_unref (document);
  g_ptr_array_index (event->documents, index) = joined;
  remember (self, joined);
  return TRUE;
}

/**
 * bw_client_tails_new:
 *
 * Returns: (transfer full): one that knows of no history
 */
BwClientTails *
bw_client_tails_new (void)
{
  BwClientTails *self = g_new0 (BwClientTails, 1);

  self->standing = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, free_standing);
  return self;
}

/**
 * bw_client_tails_free:
 * @self: (transfer full): what it says
 */
void
bw_client_tails_free (BwClientTails *self)
{
  g_hash_table_unref (self->standing);
  g_free (self);
}

/**
 * bw_client_tails_join:
 * @self: what is there
 * @event: of the feed or of a saved state, in order
 * @error: return location; `BW_CLIENT_ERROR_FORMAT`
 *
 * A feed that is asked again by the id before @event sends whole what did not fit.
 *
 * Returns: whether all of them could be joined
 */
gboolean
bw_client_tails_join (BwClientTails  *self,
                      BwFeedEvent    *event,
                      GError        **error)
{
  if (event->type == BW_FEED_EVENT_RESET)
    g_hash_table_remove_all (self->standing);

  for (guint i = 0; i < event->documents->len;)
    {
      gboolean is_left_out = FALSE;

      if (!take (self, event, i, &is_left_out, error))
        return FALSE;

      if (is_left_out)
        g_ptr_array_remove_index (event->documents, i);
      else
        i++;
    }

  return TRUE;
}
