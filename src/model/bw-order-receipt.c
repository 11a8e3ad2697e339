/* bw-order-receipt.c: how far one area has come with an order, as it has said
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "bw-order-receipt.h"

#include "bw-json.h"

/* States of a receipt, and how many steps are taken with each. */
static const struct
{
  const char *state;
  guint       n_steps;
} states[] = {
  { "sent", 0 },
  { "delivered", 1 },
  { "opened", 1 },
  { "acknowledged", 2 },
  { "doing", 3 },
  { "done", 4 },
  { "unable", 4 },
};

static guint
count_steps (const char *state)
{
  for (guint i = 0; state != NULL && i < G_N_ELEMENTS (states); i++)
    {
      if (g_str_equal (states[i].state, state))
        return states[i].n_steps;
    }

  return 0;
}

/* The time of its state is that of the receipt, if it is told nowhere else. */
static void
read_times (BwOrderReceipt *self,
            JsonObject     *receipt)
{
  JsonNode *node = json_object_get_member (receipt, "times");
  JsonObject *times = node != NULL && JSON_NODE_HOLDS_OBJECT (node) ? json_node_get_object (node) : NULL;

  for (guint i = 0; times != NULL && i < G_N_ELEMENTS (states); i++)
    {
      gint64 time = states[i].n_steps > 0 ? bw_json_peek_time (times, states[i].state) : 0;

      if (time != 0 && states[i].n_steps <= self->n_steps && self->times[states[i].n_steps - 1] == 0)
        self->times[states[i].n_steps - 1] = time;
    }

  if (self->n_steps > 0 && self->times[self->n_steps - 1] == 0)
    self->times[self->n_steps - 1] = bw_json_peek_time (receipt, "at");
}

static char *
dup_text (JsonObject *receipt,
          const char *member)
{
  const char *text = bw_json_peek_string (receipt, member);

  return g_strdup (text != NULL ? text : "");
}

/**
 * bw_order_receipt_new:
 * @document: a receipt
 *
 * Returns: (transfer full): what it says
 */
BwOrderReceipt *
bw_order_receipt_new (BwDocument *document)
{
  g_autoptr (JsonObject) receipt = bw_document_dup_object (document);
  BwOrderReceipt *self = g_new0 (BwOrderReceipt, 1);
  const char *state = bw_json_peek_string (receipt, "state");

  self->document = bw_document_ref (document);
  self->order = dup_text (receipt, "order");
  self->area = dup_text (receipt, "area");
  self->n_steps = count_steps (state);
  self->is_unable = g_strcmp0 (state, "unable") == 0;
  self->note = g_strdup (bw_json_peek_string (receipt, "note"));
  read_times (self, receipt);
  return self;
}

void
bw_order_receipt_free (BwOrderReceipt *self)
{
  if (self == NULL)
    return;

  bw_document_unref (self->document);
  g_free (self->order);
  g_free (self->area);
  g_free (self->note);
  g_free (self);
}
