/* bw-ledger-news.c: where the ledger has got something
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "bw-ledger-news.h"

#include "bw-scope.h"
#include "bw-wire.h"

/* Places of one event; of more than that a reader reads all that it shows. */
#define MAX_PLACES 64

/* Of a city with supplies at each of 100,000 sites nobody needs the first. */
#define MAX_NOTES 1000

struct _BwLedgerNews
{
  GQueue     *notes;      /* (owned) (element-type BwItem): what was booked of a type at a place, the newest first */
  GHashTable *links;      /* (owned): key of one → its link in @notes */
  guint64     forgotten;  /* notes up to this number are not remembered any more */
};

static void
free_note (gpointer data)
{
  BwItem *note = data;

  g_free (note->id);
  g_free (note);
}

static gpointer
make_key (BwDocumentType type,
          BwPlace        place)
{
  return GSIZE_TO_POINTER ((gsize) place * BW_N_DOCUMENT_TYPES + type);
}

static BwItem *
ensure_note (BwLedgerNews   *self,
             BwDocumentType  type,
             BwPlace         place,
             const char     *code)
{
  GList *link = g_hash_table_lookup (self->links, make_key (type, place));
  BwItem *note;

  if (link != NULL)
    {
      g_queue_unlink (self->notes, link);
      g_queue_push_head_link (self->notes, link);
      return link->data;
    }

  note = g_new0 (BwItem, 1);
  note->type = type;
  note->place = place;
  note->is_inner = place == BW_PLACE_NONE || bw_scope_is_inner (type, NULL);

  /* All that are not there share one note: none of their codes is that of the others. */
  note->id = place != BW_PLACE_NONE ? g_strdup (code) : NULL;
  g_queue_push_head (self->notes, note);
  g_hash_table_insert (self->links, make_key (type, place), self->notes->head);
  return note;
}

static void
forget_oldest (BwLedgerNews *self)
{
  BwItem *note = g_queue_pop_tail (self->notes);

  self->forgotten = MAX (self->forgotten, note->seq);
  g_hash_table_remove (self->links, make_key (note->type, note->place));
  free_note (note);
}

static void
append_one (GString        *out,
            BwDocumentType  type,
            const char     *code)
{
  g_string_append (out, out->len > 0 ? ",{\"type\":\"" : "{\"type\":\"");
  g_string_append (out, bw_document_type_to_string (type));
  g_string_append_c (out, '"');
  if (code != NULL)
    {
      g_string_append (out, ",\"place\":");
      bw_wire_append_text (out, code);
    }
  g_string_append_c (out, '}');
}

/* Of which types there may be something, wherever. */
static void
append_types (GString     *out,
              BwPlaceTree *places,
              BwPlace      scope)
{
  for (guint i = 0; i < BW_N_DOCUMENT_TYPES; i++)
    {
      BwDocumentType type = (BwDocumentType) i;
      BwItem item = { .type = type, .place = scope };

      if (!bw_document_type_is_ledger (type))
        continue;

      item.is_inner = bw_scope_is_inner (type, NULL);
      if (bw_scope_has_item (places, scope, &item))
        append_one (out, type, NULL);
    }
}

/* FALSE: there are too many. */
static gboolean
append_places (BwLedgerNews *self,
               GString      *out,
               BwPlaceTree  *places,
               BwPlace       scope,
               guint64       since,
               guint64       until)
{
  guint n = 0;

  if (since < self->forgotten)
    return FALSE;

  for (GList *link = self->notes->head; link != NULL; link = link->next)
    {
      const BwItem *note = link->data;

      if (note->seq <= since)
        break;
      if (note->seq > until || !bw_scope_has_item (places, scope, note))
        continue;
      if (n++ == MAX_PLACES)
        return FALSE;

      append_one (out, note->type, note->id);
    }

  return TRUE;
}

/**
 * bw_ledger_news_new:
 * @since: number after which it is told what is booked
 *
 * Returns: (transfer full): one that knows of nothing, and of nothing before @since
 */
BwLedgerNews *
bw_ledger_news_new (guint64 since)
{
  BwLedgerNews *self = g_new0 (BwLedgerNews, 1);

  self->notes = g_queue_new ();
  self->links = g_hash_table_new (NULL, NULL);
  self->forgotten = since;
  return self;
}

/**
 * bw_ledger_news_free:
 * @self: (transfer full): what it says
 */
void
bw_ledger_news_free (BwLedgerNews *self)
{
  g_hash_table_unref (self->links);
  g_queue_free_full (self->notes, free_note);
  g_free (self);
}

/**
 * bw_ledger_news_note:
 * @self: the news
 * @type: of what was booked
 * @place: that it belongs to, or %BW_PLACE_NONE
 * @code: (nullable): of that place; of %BW_PLACE_NONE it is not told
 * @seq: its number; they come in order
 */
void
bw_ledger_news_note (BwLedgerNews   *self,
                     BwDocumentType  type,
                     BwPlace         place,
                     const char     *code,
                     guint64         seq)
{
  BwItem *note;

  g_return_if_fail (bw_document_type_is_ledger (type));

  note = ensure_note (self, type, place, code);
  note->seq = MAX (note->seq, seq);
  if (g_queue_get_length (self->notes) > MAX_NOTES)
    forget_oldest (self);
}

/**
 * bw_ledger_news_append:
 * @self: the news
 * @out: events of a feed
 * @places: the places
 * @scope: what the reader may see
 * @since: up to which it was told everything
 * @until: up to which it is told now
 */
void
bw_ledger_news_append (BwLedgerNews *self,
                       GString      *out,
                       BwPlaceTree  *places,
                       BwPlace       scope,
                       guint64       since,
                       guint64       until)
{
  g_autoptr (GString) told = g_string_new (NULL);

  if (!append_places (self, told, places, scope, since, until))
    {
      g_string_truncate (told, 0);
      append_types (told, places, scope);
    }

  if (told->len > 0)
    g_string_append_printf (out, "event: ledger\ndata: [%s]\n\n", told->str);
}
