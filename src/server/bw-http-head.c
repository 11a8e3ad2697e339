/* bw-http-head.c: what of a head is let pass, and why not
 *
 * The library lets pass what RFC 9112 (§2.3, §3.2, §5.1, §6.1, §6.3) calls an attack
 * on whatever stands in front, and what two servers read differently.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "bw-http-private.h"

#include <string.h>

#define MAX_QUERY 32

/* Of a name that somebody made up; it comes back in the answer. */
#define MAX_SHOWN 40

/* Of these one request has one at most: two of them would be read differently by
 * whatever stands in front. */
static const char * const singles[] = {
  "Host", "Content-Length", "Transfer-Encoding", "Authorization", "Content-Type", "Expect", "Last-Event-ID",
};

typedef struct
{
  BwHttpRequest *request; /* borrowed */
  guint          counts[G_N_ELEMENTS (singles)];
} Headers;

/* The first fault is told. Takes @fault. */
static void
take_fault (BwHttpRequest *self,
            char          *fault)
{
  if (self->fault == NULL)
    self->fault = fault;
  else
    g_free (fault);
}

static char *
dup_shown (const char *text)
{
  return g_utf8_make_valid (text, (gssize) MIN (strlen (text), MAX_SHOWN));
}

/* RFC 9110 §5.6.2 */
static gboolean
is_token (const char *text)
{
  const char *end = text;

  while (g_ascii_isalnum (*end) || (*end != '\0' && strchr ("!#$%&'*+-.^_`|~", *end) != NULL))
    end++;

  return end > text && *end == '\0';
}

/* A line that goes on the library (before 1.0) puts behind the name of the header, not
 * behind its value: `Content-Length: 1`, and ` 5` on the next line, is `Content-Length5`. */
static gboolean
is_continued (const char *name)
{
  static const char * const framing[] = { "Content-Length", "Transfer-Encoding" };

  for (guint i = 0; i < G_N_ELEMENTS (framing); i++)
    {
      gsize length = strlen (framing[i]);

      if (g_ascii_strncasecmp (name, framing[i], length) == 0 && name[length] != '\0')
        return TRUE;
    }

  return FALSE;
}

/* RFC 9110 §5.5 */
static gboolean
is_value (const char *text)
{
  for (; *text != '\0'; text++)
    {
      if (g_ascii_iscntrl (*text) && *text != '\t')
        return FALSE;
    }

  return TRUE;
}

/* RFC 3986 §3.2.2, and a port: no more than that it holds nothing else. */
static gboolean
is_host (const char *text)
{
  while (g_ascii_isalnum (*text) || (*text != '\0' && strchr ("-._~!$&'()*+,;=%:[]", *text) != NULL))
    text++;

  return *text == '\0';
}

/* RFC 3986 §3.3; beyond it what is no ASCII may stand there plainly. */
static gboolean
is_plain_path (const char *text)
{
  for (; *text != '\0'; text++)
    {
      if ((guchar) *text <= ' ' || *text == 0x7f || strchr ("\"#<>\\^`{|}", *text) != NULL)
        return FALSE;
    }

  return TRUE;
}

/* (nullable): text of which not all is UTF-8, or that holds a NUL or another control character */
static char *
decode (const char *text)
{
  g_autofree char *plain = g_uri_unescape_string (text, NULL);

  if (plain == NULL || !g_utf8_validate (plain, -1, NULL))
    return NULL;
  for (const char *c = plain; *c != '\0'; c++)
    {
      if (g_ascii_iscntrl (*c))
        return NULL;
    }

  return g_steal_pointer (&plain);
}

/* Of a target in absolute form, which RFC 9112 §3.2.2 wants to be understood, what
 * comes after the host. (nullable): it is neither. */
static const char *
find_path (const char *target)
{
  static const char * const schemes[] = { "http://", "https://" };
  const char *slash;

  for (guint i = 0; i < G_N_ELEMENTS (schemes); i++)
    {
      if (g_ascii_strncasecmp (target, schemes[i], strlen (schemes[i])) != 0)
        continue;

      slash = strchr (target + strlen (schemes[i]), '/');
      return slash != NULL ? slash : "/";
    }

  return *target == '/' ? target : NULL;
}

static void
read_path (BwHttpRequest *self,
           const char    *target)
{
  const char *path = find_path (target);

  if (path == NULL)
    {
      take_fault (self, g_strdup ("the target is not a path"));
      return;
    }

  self->path = is_plain_path (path) ? decode (path) : NULL;
  if (self->path == NULL)
    take_fault (self, g_strdup ("the path is not plain: characters that must be escaped, an escape that is none, "
                                "a control character, or not UTF-8"));
}

static enum MHD_Result
on_argument_cb (void               *data,
                enum MHD_ValueKind  kind,
                const char         *name,
                const char         *value)
{
  BwHttpRequest *self = data;
  g_autofree char *plain_name = decode (name);
  g_autofree char *plain_value = decode (value != NULL ? value : "");
  g_autofree char *shown = dup_shown (plain_name != NULL ? plain_name : name);

  if (self->query == NULL)
    self->query = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, g_free);

  if (plain_name == NULL || plain_value == NULL)
    take_fault (self, g_strdup_printf ("the parameter “%s” is not plain: an escape that is none, a control character, "
                                       "or not UTF-8", shown));
  else if (g_hash_table_size (self->query) >= MAX_QUERY)
    take_fault (self, g_strdup_printf ("there are more than %d parameters", MAX_QUERY));
  else if (g_hash_table_contains (self->query, plain_name))
    take_fault (self, g_strdup_printf ("the parameter “%s” is there twice", shown));
  else
    g_hash_table_insert (self->query, g_steal_pointer (&plain_name), g_steal_pointer (&plain_value));

  return self->fault == NULL ? MHD_YES : MHD_NO;
}

static void
count_single (Headers    *headers,
              const char *name)
{
  for (guint i = 0; i < G_N_ELEMENTS (singles); i++)
    {
      if (g_ascii_strcasecmp (name, singles[i]) == 0 && ++headers->counts[i] > 1)
        take_fault (headers->request, g_strdup_printf ("the header %s is there twice", singles[i]));
    }
}

static enum MHD_Result
on_header_cb (void               *data,
              enum MHD_ValueKind  kind,
              const char         *name,
              const char         *value)
{
  Headers *headers = data;
  g_autofree char *shown = NULL;

  if (is_token (name) && !is_continued (name) && is_value (value != NULL ? value : ""))
    {
      count_single (headers, name);
      return MHD_YES;
    }

  shown = dup_shown (name);
  take_fault (headers->request, g_strdup_printf ("the header “%s” holds what may not stand there", shown));
  return MHD_YES;
}

/* A chunked body that the library has read loosely must not decide where the next
 * request begins, so that one is the last. */
static void
judge_framing (BwHttpRequest *self,
               const char    *version)
{
  const char *coding = bw_http_request_get_header (self, "Transfer-Encoding");
  gboolean is_eleven = g_str_equal (version, "HTTP/1.1");

  if (!is_eleven && !g_str_equal (version, "HTTP/1.0"))
    take_fault (self, g_strdup ("the version is neither HTTP/1.1 nor HTTP/1.0"));
  if (coding != NULL && !is_eleven)
    take_fault (self, g_strdup ("the header Transfer-Encoding is for HTTP/1.1"));
  if (coding != NULL && g_ascii_strcasecmp (coding, "chunked") != 0)
    take_fault (self, g_strdup ("the header Transfer-Encoding: the only coding that is read is chunked"));
  if (coding != NULL && bw_http_request_get_header (self, "Content-Length") != NULL)
    take_fault (self, g_strdup ("the headers Transfer-Encoding and Content-Length contradict each other"));

  self->is_last = coding != NULL;
}

/**
 * bw_http_head_read:
 * @self: a request of which nothing but the connection is known
 * @target: what was asked for, as it was sent, without its query
 * @version: of the protocol
 *
 * Reads path and query, and looks at the headers. What is wrong with any of them is
 * told by `fault`, and what follows on the connection is then not read.
 */
void
bw_http_head_read (BwHttpRequest *self,
                   const char    *target,
                   const char    *version)
{
  Headers headers = { .request = self };
  const char *host = bw_http_request_get_header (self, "Host");

  read_path (self, target);
  MHD_get_connection_values (self->connection, MHD_GET_ARGUMENT_KIND, on_argument_cb, self);
  MHD_get_connection_values (self->connection, MHD_HEADER_KIND, on_header_cb, &headers);
  if (host != NULL && !is_host (host))
    take_fault (self, g_strdup ("the header Host is no host"));

  judge_framing (self, version);
  self->is_last |= self->fault != NULL;
}
