/* bw-campaign.c: sends a simulation to a backend, as fast as its clock goes
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "bw-campaign.h"

#include "bw-json.h"

#define TICK_MS 250

struct _BwCampaign
{
  GObject parent_instance;

  BwSimulation       *simulation; /* (owned) */
  BwMeasureCatalogue *catalogue;  /* (owned) */
  BwReportSender     *sender;     /* (owned) */
  BwClock            *clock;      /* (owned) */
  GTimeZone          *zone;       /* (owned) */
  GString            *lines;      /* (owned) (nullable): a batch that is not full */
  guint               n_lines;
  gint64              until;
  double              rate;
  gint64              started;    /* monotonic */
  guint64             made;
  guint               tick;
  gboolean            over;       /* no more reports will be made */

  BwPeople           *people;     /* (owned) (nullable) */
  BwDocumentSender   *writer;     /* (owned) (nullable): of what they write */
  gboolean            people_over;
};

enum
{
  SIGNAL_DONE,
  N_SIGNALS,
};

static guint signals[N_SIGNALS];

G_DEFINE_FINAL_TYPE (BwCampaign, bw_campaign, G_TYPE_OBJECT)

static void
append_line (BwCampaign     *self,
             const BwReport *report)
{
  g_autoptr (JsonObject) object = bw_report_to_json (report, self->catalogue, self->zone);
  g_autofree char *line = bw_json_to_line (object);

  if (self->lines == NULL)
    self->lines = g_string_sized_new (128 * 1024);

  g_string_append (self->lines, line);
  g_string_append_c (self->lines, '\n');
  self->n_lines++;
  self->made++;
}

/* Fills the batch as far as the clock, or the rate, allows. */
static void
fill_batch (BwCampaign *self)
{
  gint64 horizon = self->until;
  guint64 allowed = G_MAXUINT64;

  if (self->rate > 0)
    allowed = (guint64) ((double) (g_get_monotonic_time () - self->started) * self->rate / 1e6);
  else
    horizon = MIN (horizon, bw_clock_get_now (self->clock));

  while (!self->over && self->n_lines < BW_REPORT_SENDER_BATCH && self->made < allowed)
    {
      BwReport report;

      if (!bw_simulation_next (self->simulation, horizon, &report))
        {
          self->over = horizon >= MIN (self->until, bw_simulation_get_ends (self->simulation));
          return;
        }

      append_line (self, &report);
      bw_report_clear (&report);
    }
}

static void
finish (BwCampaign *self)
{
  if (self->tick == 0)
    return;

  g_clear_handle_id (&self->tick, g_source_remove);
  g_signal_emit (self, signals[SIGNAL_DONE], 0);
}

/* No more is asked of them than what is answered for: nothing piles up. */
static void
pump_people (BwCampaign *self)
{
  gint64 end = MIN (self->until, bw_simulation_get_ends (self->simulation));
  gint64 horizon = MIN (end, bw_clock_get_now (self->clock));

  if (self->people_over || !bw_document_sender_is_idle (self->writer))
    return;

  bw_document_sender_send (self->writer, bw_people_next (self->people, horizon));
  self->people_over = horizon >= end;
}

static gboolean
are_people_done (BwCampaign *self)
{
  return self->people == NULL || (self->people_over && bw_document_sender_is_idle (self->writer));
}

/* Whether one of the two has given up. */
static gboolean
has_failed (BwCampaign *self)
{
  return bw_report_sender_get_error (self->sender) != NULL
         || (self->writer != NULL && bw_document_sender_get_error (self->writer) != NULL);
}

/* @all: a batch that is not full goes too. */
static void
pump (BwCampaign *self,
      gboolean    all)
{
  while (bw_report_sender_has_room (self->sender))
    {
      fill_batch (self);
      if (self->n_lines == 0
          || (self->n_lines < BW_REPORT_SENDER_BATCH && !all && !self->over))
        break;

      bw_report_sender_send (self->sender, g_steal_pointer (&self->lines), self->n_lines);
      self->n_lines = 0;
    }

  if (self->people != NULL)
    pump_people (self);

  if (bw_report_sender_is_idle (self->sender)
      && (has_failed (self) || (self->over && self->n_lines == 0 && are_people_done (self))))
    finish (self);
}

static gboolean
on_tick_cb (gpointer data)
{
  g_autoptr (BwCampaign) self = g_object_ref (data);

  pump (self, TRUE);
  return self->tick != 0 ? G_SOURCE_CONTINUE : G_SOURCE_REMOVE;
}

static void
on_sender_ready_cb (BwCampaign *self)
{
  if (self->tick != 0)
    pump (self, FALSE);
}

static void
bw_campaign_finalize (GObject *object)
{
  BwCampaign *self = BW_CAMPAIGN (object);

  g_clear_handle_id (&self->tick, g_source_remove);
  bw_simulation_free (self->simulation);
  bw_people_free (self->people);
  g_clear_object (&self->writer);
  g_object_unref (self->catalogue);
  g_object_unref (self->sender);
  g_object_unref (self->clock);
  g_time_zone_unref (self->zone);
  if (self->lines != NULL)
    g_string_free (self->lines, TRUE);

  G_OBJECT_CLASS (bw_campaign_parent_class)->finalize (object);
}

static void
bw_campaign_class_init (BwCampaignClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = bw_campaign_finalize;

  signals[SIGNAL_DONE] = g_signal_new ("done", BW_TYPE_CAMPAIGN, G_SIGNAL_RUN_LAST, 0,
                                       NULL, NULL, NULL, G_TYPE_NONE, 0);
}

static void
bw_campaign_init (BwCampaign *self)
{
  self->zone = g_time_zone_new_utc ();
}

/**
 * bw_campaign_new:
 * @simulation: (transfer full): what to send, from where it is
 * @catalogue: the measures
 * @sender: how to send it
 * @clock: the backend's clock
 * @until: time of the last report
 * @rate: reports a second, or 0 to go with the clock
 *
 * Returns: (transfer full): a campaign that has not begun
 */
BwCampaign *
bw_campaign_new (BwSimulation       *simulation,
                 BwMeasureCatalogue *catalogue,
                 BwReportSender     *sender,
                 BwClock            *clock,
                 gint64              until,
                 double              rate)
{
  BwCampaign *self = g_object_new (BW_TYPE_CAMPAIGN, NULL);

  self->simulation = simulation;
  self->catalogue = g_object_ref (catalogue);
  self->sender = g_object_ref (sender);
  self->clock = g_object_ref (clock);
  self->until = until;
  self->rate = rate;
  g_signal_connect_object (sender, "ready", G_CALLBACK (on_sender_ready_cb), self,
                           G_CONNECT_SWAPPED);
  return self;
}

void
bw_campaign_set_people (BwCampaign       *self,
                        BwPeople         *people,
                        BwDocumentSender *sender)
{
  g_return_if_fail (BW_IS_CAMPAIGN (self));
  g_return_if_fail (self->people == NULL && self->tick == 0);

  self->people = people;
  self->writer = g_object_ref (sender);
  g_signal_connect_object (sender, "ready", G_CALLBACK (on_sender_ready_cb), self,
                           G_CONNECT_SWAPPED);
}

void
bw_campaign_start (BwCampaign *self)
{
  g_return_if_fail (BW_IS_CAMPAIGN (self));
  g_return_if_fail (self->tick == 0);

  /* Nothing is sent before the loop runs: a campaign that has nothing to send
   * would be done before anybody waits for it. */
  self->started = g_get_monotonic_time ();
  self->tick = g_timeout_add (TICK_MS, on_tick_cb, self);
}

void
bw_campaign_stop (BwCampaign *self)
{
  g_return_if_fail (BW_IS_CAMPAIGN (self));

  self->over = TRUE;
  self->people_over = TRUE;
}
