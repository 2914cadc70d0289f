"""What runs SOFI: settings, database, HTTP application, GraphiQL, demonstration catalogue, command line."""
