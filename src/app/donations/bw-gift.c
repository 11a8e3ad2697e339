/* bw-gift.c: a donation, or a part of it, as a line of the list
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "bw-gift.h"

#include "bw-format.h"
#include "bw-json.h"
#include "bw-yuan.h"

#include <glib/gi18n.h>
#include <math.h>

static BwGift *
new_gift (BwDocument *document,
          JsonObject *members)
{
  BwGift *self = g_new0 (BwGift, 1);

  self->document = document != NULL ? bw_document_ref (document) : NULL;
  self->id = g_strdup (bw_json_peek_string (members, "id"));
  self->is_cash = g_strcmp0 (bw_json_peek_string (members, "form"), "cash") == 0;
  self->donor = g_strdup (bw_json_peek_string (members, "donor"));
  self->donor_kind = g_strdup (bw_json_peek_string (members, "donor_kind"));
  self->purpose = g_strdup (bw_json_peek_string (members, "purpose"));
  self->to = g_strdup (bw_json_peek_string (members, "to"));
  self->note = g_strdup (bw_json_peek_string (members, "note"));
  self->at = bw_json_peek_time (members, "at");
  self->handed_over = bw_json_peek_time (members, "handed_over");
  self->fen = -1;
  if (bw_json_has (members, "amount_fen"))
    bw_json_get_integer (members, "amount_fen", 0, G_MAXINT64, &self->fen, NULL);

  self->state = document == NULL ? BW_GIFT_STATE_WAITING
                : self->handed_over != 0 ? BW_GIFT_STATE_HANDED_OVER : BW_GIFT_STATE_HELD;
  return self;
}

/* 6,000 副; a fraction as it was told. */
static char *
format_quantity (JsonObject *line)
{
  const char *unit = bw_json_peek_string (line, "unit");
  g_autofree char *number = NULL;
  double quantity;

  if (!bw_json_has (line, "quantity") || !bw_json_get_number (line, "quantity", &quantity, NULL))
    return NULL;

  number = quantity == floor (quantity) ? bw_format_integer (quantity) : g_strdup_printf ("%.10g", quantity);
  return unit != NULL && *unit != '\0' ? g_strjoin (" ", number, unit, NULL) : g_steal_pointer (&number);
}

static void
add_item (GString    *items,
          const char *item,
          const char *language)
{
  if (items->len > 0)
    g_string_append (items, g_str_has_prefix (language, "zh") ? "、" : ", ");

  g_string_append (items, item != NULL ? item : "");
}

static void
read_goods (GPtrArray  *gifts,
            BwDocument *document,
            JsonObject *members,
            const char *language)
{
  JsonNode *node = json_object_get_member (members, "goods");
  JsonArray *lines = node != NULL && JSON_NODE_HOLDS_ARRAY (node) ? json_node_get_array (node) : NULL;
  guint n_lines = lines != NULL ? json_array_get_length (lines) : 0;
  g_autoptr (GString) unknown = g_string_new (NULL);
  BwGift *gift;

  for (guint i = 0; i < n_lines; i++)
    {
      JsonNode *line = json_array_get_element (lines, i);
      JsonObject *object = JSON_NODE_HOLDS_OBJECT (line) ? json_node_get_object (line) : NULL;
      char *quantity = object != NULL ? format_quantity (object) : NULL;

      if (quantity == NULL)
        {
          add_item (unknown, object != NULL ? bw_json_peek_string (object, "item") : NULL, language);
          continue;
        }

      gift = new_gift (document, members);
      gift->what = g_strdup (bw_json_peek_string (object, "item"));
      gift->quantity = quantity;
      g_ptr_array_add (gifts, gift);
    }

  if (unknown->len == 0 && n_lines > 0)
    return;

  gift = new_gift (document, members);
  gift->what = g_strdup (unknown->len > 0 ? unknown->str : _("Goods that nobody has named"));
  if (document != NULL)
    gift->state = BW_GIFT_STATE_UNQUANTIFIED;
  g_ptr_array_add (gifts, gift);
}

static void
read_cash (GPtrArray  *gifts,
           BwDocument *document,
           JsonObject *members,
           const char *language)
{
  BwGift *gift = new_gift (document, members);

  gift->what = g_strdup (_("Cash"));
  if (gift->fen >= 0)
    {
      g_autofree char *yuan = bw_yuan_group (gift->fen);

      /* Translators: an amount in yuan */
      gift->quantity = g_strdup_printf (_("¥%s"), yuan);
    }
  else if (document != NULL)
    {
      gift->state = BW_GIFT_STATE_UNQUANTIFIED;
    }

  g_ptr_array_add (gifts, gift);
}

/* What is to be done comes first. */
static int
get_rank (const BwGift *self)
{
  switch (self->state)
    {
    case BW_GIFT_STATE_WAITING:
      return 0;

    case BW_GIFT_STATE_UNQUANTIFIED:
      return 1;

    case BW_GIFT_STATE_HELD:
    case BW_GIFT_STATE_HANDED_OVER:
      return 2;

    case BW_GIFT_STATE_CORRECTED:
    default:
      return 3;
    }
}

/**
 * bw_gift_read:
 * @gifts: (element-type BwGift): where its lines are added
 * @document: (nullable): as it was booked; %NULL: it waits to be
 * @members: its members
 * @language: `zh_CN` or `en`
 */
void
bw_gift_read (GPtrArray  *gifts,
              BwDocument *document,
              JsonObject *members,
              const char *language)
{
  g_return_if_fail (gifts != NULL && members != NULL && language != NULL);

  if (g_strcmp0 (bw_json_peek_string (members, "form"), "cash") == 0)
    read_cash (gifts, document, members, language);
  else
    read_goods (gifts, document, members, language);
}

void
bw_gift_free (BwGift *self)
{
  g_clear_pointer (&self->document, bw_document_unref);
  g_free (self->id);
  g_free (self->what);
  g_free (self->quantity);
  g_free (self->donor);
  g_free (self->donor_kind);
  g_free (self->purpose);
  g_free (self->to);
  g_free (self->note);
  g_free (self->refusal);
  g_free (self);
}

int
bw_gift_compare (gconstpointer a,
                 gconstpointer b)
{
  const BwGift *one = *(const BwGift * const *) a;
  const BwGift *other = *(const BwGift * const *) b;
  int rank = get_rank (one) - get_rank (other);

  if (rank != 0)
    return rank;
  if (one->at != other->at)
    return one->at > other->at ? -1 : 1;

  rank = g_strcmp0 (one->id, other->id);
  return rank != 0 ? rank : g_strcmp0 (one->what, other->what);
}
