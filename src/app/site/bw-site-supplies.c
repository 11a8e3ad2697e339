/* bw-site-supplies.c: what came in at one site, and what went out
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "bw-site-supplies.h"

#include "bw-calm.h"
#include "bw-client-ledger.h"
#include "bw-format.h"
#include "bw-refusal-words.h"
#include "bw-supply-sum.h"

#include <glib/gi18n.h>
#include <math.h>

struct _BwSiteSupplies
{
  AdwBin parent_instance;

  GtkLabel       *bookings;
  GtkLabel       *goods;
  GtkLabel       *note;

  BwDesk         *desk;      /* (owned) (nullable) */
  BwClientLedger *ledger;    /* (owned) (nullable): of the site */
  char           *code;      /* (owned) (nullable): of the site of which that is */
  gint64          booked_at; /* of the booking after which it was last asked */
};

G_DEFINE_FINAL_TYPE (BwSiteSupplies, bw_site_supplies, ADW_TYPE_BIN)

/* (transfer full): how often something came in, or went out. */
static char *
describe_bookings (const BwFacts *facts,
                   BwPlace        site,
                   gboolean       is_out)
{
  BwSubject subject = bw_picture_get_subject (facts->picture, "supplies");
  const BwMeasure *measure = bw_measure_catalogue_lookup (bw_picture_get_catalogue (facts->picture),
                                                          is_out ? "supplies_out" : "supplies_in");
  double n = measure != NULL ? bw_picture_get_value (facts->picture, site, subject, measure->index) : NAN;
  g_autofree char *number = bw_format_value (n, BW_BOUND_EXACT, facts->language);

  if (isnan (n))
    return g_strdup (is_out ? C_("supplies", "nothing booked out") : C_("supplies", "nothing booked in"));

  /* Translators: how often something was booked that went out */
  return is_out ? g_strdup_printf (C_("supplies", "%s times out"), number)
                /* Translators: how often something was booked that came in */
                : g_strdup_printf (C_("supplies", "%s times in"), number);
}

/* The feed tells how often something was booked, the ledger what. */
static char *
dup_bookings (const BwFacts *facts,
              BwPlace        site,
              gint64         booked_at)
{
  g_autofree char *in = NULL;
  g_autofree char *out = NULL;
  g_autofree char *as_of = NULL;

  if (booked_at == 0)
    return g_strdup (_("not reported"));

  in = describe_bookings (facts, site, FALSE);
  out = describe_bookings (facts, site, TRUE);
  as_of = bw_format_as_of (booked_at, facts->now, facts->zone, facts->language);
  /* Translators: bookings of supplies that came in, that went out, and as of when */
  return g_strdup_printf (_("%s · %s · as of %s"), in, out, as_of);
}

/* (transfer full) (nullable): why the goods may not be all; NULL: they are. */
static char *
dup_goods_note (BwSiteSupplies *self,
                guint           n_goods)
{
  g_autofree char *why = NULL;

  switch (bw_client_ledger_get_state (self->ledger))
    {
    case BW_LEDGER_STATE_READING:
      return g_strdup (_("Reading the ledger…"));
    case BW_LEDGER_STATE_FAILED:
      why = bw_refusal_words_dup_error (bw_client_ledger_get_error (self->ledger));
      /* Translators: why */
      return g_strdup_printf (_("The ledger was not read: %s"), why);
    case BW_LEDGER_STATE_ABSENT:
      return g_strdup (_("A saved state holds no ledger: totals only"));
    case BW_LEDGER_STATE_READ:
    default:
      return n_goods == 0 ? g_strdup (_("No supplies have been booked here.")) : NULL;
    }
}

static void
show_goods (BwSiteSupplies *self,
            const BwFacts  *facts)
{
  g_autoptr (GArray) sums = bw_supply_sum_list (G_LIST_MODEL (self->ledger));
  g_autoptr (GString) text = g_string_new (NULL);
  g_autofree char *note = dup_goods_note (self, sums->len);

  for (guint i = 0; i < sums->len; i++)
    {
      g_autofree char *line = bw_supply_sum_dup_text (&g_array_index (sums, BwSupplySum, i), facts->language);

      g_string_append_printf (text, "%s%s", i > 0 ? "\n" : "", line);
    }

  bw_calm_set_text (self->goods, text->str);
  gtk_widget_set_visible (GTK_WIDGET (self->goods), sums->len > 0);
  bw_calm_set_text (self->note, note != NULL ? note : "");
  gtk_widget_set_visible (GTK_WIDGET (self->note), note != NULL);
}

static void
on_ledger_state_cb (BwSiteSupplies *self)
{
  BwFacts facts;

  g_assert (BW_IS_SITE_SUPPLIES (self));

  bw_facts_init (&facts, self->desk);
  show_goods (self, &facts);
}

static void
set_desk (BwSiteSupplies *self,
          BwDesk         *desk)
{
  self->desk = g_object_ref (desk);
  self->ledger = bw_client_ledger_new (bw_desk_get_session (desk), BW_DOCUMENT_TYPE_SUPPLY);
  g_signal_connect_object (self->ledger, "notify::state", G_CALLBACK (on_ledger_state_cb), self, G_CONNECT_SWAPPED);
}

static void
bw_site_supplies_dispose (GObject *object)
{
  BwSiteSupplies *self = BW_SITE_SUPPLIES (object);

  g_clear_object (&self->ledger);
  g_clear_object (&self->desk);

  G_OBJECT_CLASS (bw_site_supplies_parent_class)->dispose (object);
}

static void
bw_site_supplies_finalize (GObject *object)
{
  g_free (BW_SITE_SUPPLIES (object)->code);

  G_OBJECT_CLASS (bw_site_supplies_parent_class)->finalize (object);
}

static void
bw_site_supplies_class_init (BwSiteSuppliesClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = bw_site_supplies_dispose;
  G_OBJECT_CLASS (klass)->finalize = bw_site_supplies_finalize;

  gtk_widget_class_set_template_from_resource (widget_class,
                                               "/io/github/bulwarkdesk/Bulwark/site/bw-site-supplies.ui");
  gtk_widget_class_bind_template_child (widget_class, BwSiteSupplies, bookings);
  gtk_widget_class_bind_template_child (widget_class, BwSiteSupplies, goods);
  gtk_widget_class_bind_template_child (widget_class, BwSiteSupplies, note);
}

static void
bw_site_supplies_init (BwSiteSupplies *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
}

/**
 * bw_site_supplies_new:
 *
 * Returns: (transfer floating): of no site yet
 */
GtkWidget *
bw_site_supplies_new (void)
{
  return g_object_new (BW_TYPE_SITE_SUPPLIES, NULL);
}

/**
 * bw_site_supplies_set_site:
 * @self: supplies
 * @facts: of the desk, always the same
 * @site: that a person looks at, or %BW_PLACE_NONE
 *
 * Asks for what was booked where a person looks, and again where more was booked.
 */
void
bw_site_supplies_set_site (BwSiteSupplies *self,
                           const BwFacts  *facts,
                           BwPlace         site)
{
  BwSubject subject;
  gint64 booked_at;
  const char *code;
  g_autofree char *bookings = NULL;

  g_return_if_fail (BW_IS_SITE_SUPPLIES (self));
  g_return_if_fail (facts != NULL);

  if (self->desk == NULL)
    set_desk (self, facts->desk);

  code = site != BW_PLACE_NONE ? bw_place_tree_get_code (facts->places, site) : NULL;
  subject = bw_picture_get_subject (facts->picture, "supplies");
  booked_at = subject != BW_SUBJECT_NONE && code != NULL ? bw_picture_get_as_of (facts->picture, site, subject) : 0;
  if (g_strcmp0 (code, self->code) != 0)
    {
      g_free (self->code);
      self->code = g_strdup (code);
      bw_client_ledger_set_scope (self->ledger, code);
    }
  else if (booked_at != self->booked_at)
    {
      bw_client_ledger_refresh (self->ledger);
    }

  self->booked_at = booked_at;
  bookings = code != NULL ? dup_bookings (facts, site, booked_at) : g_strdup ("");
  bw_calm_set_text (self->bookings, bookings);
}

gboolean
bw_site_supplies_is_settled (BwSiteSupplies *self)
{
  g_return_val_if_fail (BW_IS_SITE_SUPPLIES (self), FALSE);

  return self->ledger == NULL || bw_client_ledger_get_state (self->ledger) != BW_LEDGER_STATE_READING;
}

/**
 * bw_site_supplies_dup_text:
 * @self: supplies
 *
 * Returns: (transfer full): all that it says
 */
char *
bw_site_supplies_dup_text (BwSiteSupplies *self)
{
  g_return_val_if_fail (BW_IS_SITE_SUPPLIES (self), NULL);

  return g_strdup_printf ("%s|%s|%s", gtk_label_get_label (self->bookings), gtk_label_get_label (self->goods),
                          gtk_label_get_label (self->note));
}
