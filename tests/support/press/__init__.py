"""Writers of the exports of press archives, after the layouts that public readers describe."""
